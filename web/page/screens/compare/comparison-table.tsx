import { useTable } from '@tanstack/react-table';
import { type ReactNode, useMemo } from 'react';
import { useTexts } from '../../language/texts.js';
import { StatusWord } from '../../parts/status.js';
import type { Shown } from './compared.js';
import { columnsOf, FEATURES } from './comparison-columns.js';
import type { ComparisonRow } from './comparison-options.js';
import type { ShownRow } from './shown-row.js';
import type { ValueWords } from './use-value-words.js';

/** What sorting by a column offers and says. */
interface Sorting {
  readonly sorted: false | 'asc' | 'desc';
  readonly sort: () => void;
}

/** Everybody and every year; the reader may sort it, and the third press brings back the order of the ranks. */
export function ComparisonTable({ shown }: { readonly shown: Shown }) {
  const { t, tag } = useTexts();
  const { rows, words, compared, use, asked } = shown;
  const isLikenessAsked = asked.like !== '';
  const years = useMemo(() => compared.comparison.summaries.map(({ year }) => year), [compared]);
  const columns = useMemo(() => columnsOf(years, tag), [years, tag]);
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features: FEATURES, columns, data, getRowId: ({ key }) => key, enableMultiSort: false });
  const head = (id: string, text: string, className?: string) => (
    <Head key={id} text={text} className={className} sorting={sortingOf(id)} />
  );
  const sortingOf = (id: string): Sorting => {
    const column = table.getColumn(id);
    return { sorted: column?.getIsSorted() ?? false, sort: () => column?.toggleSorting() };
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
    <section className="scroll" tabIndex={0} aria-label={t('compare.asTable')}>
      <table className="compare-table">
        <caption className="note">
          {use.indicator.title}, {years.length > 1 ? `${years.at(0)}–${years.at(-1)}` : years.at(0)}.{' '}
          {t('compare.sortHint')} {rows.some(isMarked) && `* ${t('missing.NOT_COMPARABLE')}.`}
        </caption>
        <thead>
          <tr>
            {head('rank', t('compare.rank'), 'number')}
            {head('name', t('compare.participant'))}
            {years.map((year) => head(String(year), [year, words.unit].filter(Boolean).join(', '), 'number'))}
            {head('status', t('compare.status'), 'compare-status')}
            {isLikenessAsked && head('likeness', t('compare.likenessHead'), 'number')}
          </tr>
        </thead>
        <tbody>
          {table.getRowModel().rows.map(({ id, original }) => (
            <TableRow key={id} row={original} words={words} isLikenessAsked={isLikenessAsked} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Head({
  text,
  className,
  sorting,
}: {
  readonly text: string;
  readonly className: string | undefined;
  readonly sorting: Sorting;
}): ReactNode {
  const { sorted, sort } = sorting;
  return (
    <th
      scope="col"
      className={className}
      aria-sort={sorted === false ? undefined : sorted === 'asc' ? 'ascending' : 'descending'}
    >
      <button type="button" className={`compare-sort is-${sorted || 'unsorted'}`} onClick={sort}>
        {text}
      </button>
    </th>
  );
}

function TableRow({
  row,
  words,
  isLikenessAsked,
}: {
  readonly row: ShownRow;
  readonly words: ValueWords;
  readonly isLikenessAsked: boolean;
}) {
  const { number } = useTexts();
  return (
    <tr className={row.isMine ? 'is-mine' : undefined}>
      <td className="number">{row.rank ?? '–'}</td>
      <th scope="row" className={row.ref === null ? 'compare-unnamed' : undefined}>
        {row.name}
      </th>
      {row.values.map((value) => (
        <td key={value.year} className="number">
          <Value value={value} words={words} />
        </td>
      ))}
      <td className="compare-status together">
        <StatusWord status={row.status} />
      </td>
      {isLikenessAsked && <td className="number">{row.likeness === null ? '–' : number(row.likeness, 2)}</td>}
    </tr>
  );
}

function isMarked({ values }: ShownRow): boolean {
  return values.some(({ value, comparable }) => value !== null && !comparable);
}

/** The number, or in its place why there is none; and that it must not be compared. */
function Value({ value, words }: { readonly value: ComparisonRow['values'][number]; readonly words: ValueWords }) {
  const { t } = useTexts();
  if (value.value === null) {
    return <span className="compare-missing">{value.missing ? t(`missing.${value.missing}`) : '–'}</span>;
  }
  if (value.comparable) return words.plain(value.value);
  return (
    <>
      {words.plain(value.value)}
      <span aria-hidden="true">*</span>
      <span className="unseen"> {t('missing.NOT_COMPARABLE')}</span>
    </>
  );
}

import './year-table.css';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { StatusWord } from '../../parts/status.js';
import { type Figures, useFigures } from '../../parts/use-figures.js';
import type { ChartAnswer } from './chart-of.js';
import type { GoalIndicatorAnswer } from './indicator.question.js';
import { type YearRow, yearRows } from './year-rows.js';

/** What the table tells of; an embed knows no measurements. */
interface ShownYears {
  readonly indicator: Pick<Indicator, 'title' | 'titleLanguage' | 'valueKind' | 'unit' | 'decimals'> &
    Partial<Pick<Indicator, 'measurements'>>;
  readonly progress: ChartAnswer;
}

type Indicator = GoalIndicatorAnswer['indicator'];

/** The numbers of the chart, year by year, the latest first. */
export function YearTable({ shown }: { readonly shown: ShownYears }) {
  const { t } = useTexts();
  const { indicator, progress } = shown;
  const figures = useFigures(indicator, progress);
  const rows = yearRows(progress.series, indicator.measurements?.nodes ?? []);
  const hasParts = rows.some(({ denominator }) => denominator !== null);
  const unit = figures.unit === '' ? '' : `, ${figures.unit}`;
  return (
    // What scrolls can be reached and scrolled by keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className="scroll" aria-label={t('indicator.table.scroll')} tabIndex={0}>
      <table className="indicator-table">
        <caption className="unseen">
          <InLanguage text={indicator.title} language={indicator.titleLanguage} /> {t('indicator.table.caption')}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('indicator.table.year')}</th>
            <th scope="col" className="number">
              {t('indicator.table.measured')}
              {unit}
            </th>
            <th scope="col" className="number">
              {t('indicator.table.planned')}
              {unit}
            </th>
            <th scope="col">{t('indicator.table.status')}</th>
            <th scope="col">{t('indicator.table.remark')}</th>
            {hasParts && (
              <th scope="col" className="number">
                {t('indicator.table.parts')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.year} row={row} shown={shown} figures={figures} hasParts={hasParts} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({
  row,
  shown,
  figures,
  hasParts,
}: {
  readonly row: YearRow;
  readonly shown: ShownYears;
  readonly figures: Figures;
  readonly hasParts: boolean;
}) {
  const { t } = useTexts();
  const { year, value, missing, planned, status } = row;
  const { baseline, dataYear } = shown.progress;
  const isJudged = value !== null && year !== baseline?.year;
  return (
    <tr className={year === dataYear ? 'indicator-current' : undefined}>
      <th scope="row">{year}</th>
      <td className="number">{value === null ? (missing ? t(`missing.${missing}`) : '–') : figures.plain(value)}</td>
      <td className="number">{planned === null ? '–' : figures.plain(planned)}</td>
      <td>{isJudged && <StatusWord status={status} />}</td>
      <Remark row={row} shown={shown} figures={figures} />
      {hasParts && <Parts row={row} />}
    </tr>
  );
}

function Parts({ row: { numerator, denominator } }: { readonly row: YearRow }) {
  const { t, number } = useTexts();
  const written = (part: number) => number(part, Number.isInteger(part) ? 0 : 2);
  return (
    <td className="number together">
      {numerator === null || denominator === null
        ? '–'
        : t('indicator.table.ofParts', { numerator: written(numerator), denominator: written(denominator) })}
    </td>
  );
}

function Remark({
  row,
  shown,
  figures,
}: {
  readonly row: YearRow;
  readonly shown: ShownYears;
  readonly figures: Figures;
}) {
  const { t } = useTexts();
  const { baseline } = shown.progress;
  const remarks: string[] = [];
  if (row.year === baseline?.year) {
    const isMeasured = row.value === baseline.value;
    const value = figures.written(baseline.value);
    remarks.push(isMeasured ? t('indicator.table.baseline') : t('indicator.table.statedBaseline', { value }));
  }
  if (row.target !== null) remarks.push(t('indicator.table.targetOf', { value: figures.written(row.target) }));
  if (row.observationStatus === 'ESTIMATED' || row.observationStatus === 'PROVISIONAL') {
    remarks.push(t(`chart.${row.observationStatus}`));
  }
  if (!row.comparable) remarks.push(t('indicator.table.notComparable'));
  return (
    <td className="indicator-remark">
      {remarks.join('; ')}
      {row.note && <q>{row.note}</q>}
    </td>
  );
}

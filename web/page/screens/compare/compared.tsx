import { useSearchParams } from 'react-router';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { askedComparisonOf } from './asked-comparison.js';
import type { ComparedUse } from './compare.question.js';
import { AllOnOneScale, OneByOne, YearByYear } from './comparison-charts.js';
import { ComparisonDownload } from './comparison-download.js';
import type { ComparedIndicator } from './comparison-options.js';
import { ComparisonTable } from './comparison-table.js';
import { LeftAside } from './left-aside.js';
import { Place } from './place.js';
import { type ShownRow, shownRows } from './shown-row.js';
import { useValueWords, type ValueWords } from './use-value-words.js';

export type Summary = ComparedIndicator['comparison']['summaries'][number];

/** What every part of a comparison shows of the same. */
export interface Shown {
  readonly use: ComparedUse;
  readonly compared: ComparedIndicator;
  readonly rows: readonly ShownRow[];
  readonly words: ValueWords;
  /** The year that ranks, and what is said of all in it. */
  readonly latest: Summary;
}

/** Where one stands, all on one scale, year by year, one by one, and the same as a table. */
export function Compared({ use, compared }: { readonly use: ComparedUse; readonly compared: ComparedIndicator }) {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const { nodes, summaries } = compared.comparison;
  const rows = shownRows(nodes, askedComparisonOf(search).organisation, t('compare.unnamed'));
  const words = useValueWords(use, rows);
  const latest = summaries.at(-1);
  if (!latest) return null;
  const shown: Shown = { use, compared, rows, words, latest };
  const years = summaries.map(({ year }) => year);
  return (
    <>
      <Place shown={shown}>{latest.median !== null && <AllOnOneScale shown={shown} />}</Place>
      <LeftAside shown={shown} />
      {years.length > 1 && <YearByYear shown={shown} />}
      <OneByOne shown={shown} />
      <section className="wrap section">
        <h2>{t('compare.asTable')}</h2>
        <ComparisonTable shown={shown} />
        <ComparisonDownload shown={shown} />
      </section>
      <section className="wrap section">
        <h2>{t('compare.meaning')}</h2>
        <p className="compare-text">
          <InLanguage text={use.indicator.definition} language={use.indicator.definitionLanguage} />
        </p>
      </section>
    </>
  );
}

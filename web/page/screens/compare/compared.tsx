import { useSearchParams } from 'react-router';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { type AskedComparison, askedComparisonOf } from './asked-comparison.js';
import type { ComparedUse, CompareFrame } from './compare.question.js';
import { AllOnOneScale, OneByOne, YearByYear } from './comparison-charts.js';
import { ComparisonDownload } from './comparison-download.js';
import type { ComparedIndicator } from './comparison-options.js';
import { ComparisonTable } from './comparison-table.js';
import { LeftAside } from './left-aside.js';
import { nameIn, organisationsIn } from './organisation-options.js';
import { Place } from './place.js';
import { type ShownRow, shownRows } from './shown-row.js';
import { useValueWords, type ValueWords } from './use-value-words.js';

type Summary = ComparedIndicator['comparison']['summaries'][number];

/** What every part of a comparison shows of the same. */
export interface Shown {
  readonly use: ComparedUse;
  readonly compared: ComparedIndicator;
  readonly rows: readonly ShownRow[];
  readonly words: ValueWords;
  /** The year that ranks, and what is said of all in it. */
  readonly latest: Summary;
  readonly asked: AskedComparison;
  /** Whose place is asked for, also where it is not among the rows; null where nobody's is. */
  readonly nameOfMine: string | null;
}

/** Where one stands, all on one scale, year by year, one by one, and the same as a table. */
export function Compared({
  frame,
  use,
  compared,
}: {
  readonly frame: CompareFrame;
  readonly use: ComparedUse;
  readonly compared: ComparedIndicator;
}) {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const { nodes, summaries } = compared.comparison;
  const asked = askedComparisonOf(search);
  const rows = shownRows(nodes, asked.organisation, t('compare.unnamed'));
  const words = useValueWords(use, rows);
  const latest = summaries.at(-1);
  if (!latest) return null;
  const nameOfMine = nameIn(organisationsIn(frame, compared), asked.organisation);
  const shown: Shown = { use, compared, rows, words, latest, asked, nameOfMine };
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

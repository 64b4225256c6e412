import { useLocation, useSearchParams } from 'react-router';
import type { StripEntry } from '../../charts/geometry/strip-dots.js';
import { SmallStrips } from '../../charts/small-strips.js';
import { StripPlot } from '../../charts/strip-plot.js';
import { type Tile, TileMap } from '../../charts/tile-map.js';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { comparisonWith } from './asked-comparison.js';
import type { Shown } from './compared.js';
import type { ShownRow } from './shown-row.js';

/** The year that ranks: everybody with a value that can be compared, the middle and its half. */
export function AllOnOneScale({ shown }: { readonly shown: Shown }) {
  const { t } = useTexts();
  const { use, rows, words, latest, compared } = shown;
  const { title, titleLanguage } = use.indicator;
  const mine = rows.find(({ isMine }) => isMine);
  const place = compared.comparison.summaries.length - 1;
  return (
    <figure className="compare-chart">
      <figcaption className="note">
        <strong>
          <InLanguage text={title} language={titleLanguage} />, {latest.year}
        </strong>
        {words.unit !== '' && `, ${words.unit}`}. {t('compare.dots')}{' '}
        {mine && t('compare.largeDot', { name: mine.name })}
      </figcaption>
      <StripPlot
        title={`${title}, ${latest.year}`}
        indicator={use.indicator}
        entries={entriesOf(rows, place)}
        summary={latest}
        isShareOfYes={words.isShareOfYes}
      />
    </figure>
  );
}

export function YearByYear({ shown }: { readonly shown: Shown }) {
  const { t } = useTexts();
  const { use, rows, words, compared } = shown;
  const { summaries } = compared.comparison;
  const title = t('compare.yearByYear');
  return (
    <section className="wrap section">
      <h2>{title}</h2>
      <figure className="compare-chart">
        <SmallStrips
          title={`${use.indicator.title}, ${title}`}
          indicator={use.indicator}
          years={summaries.map((summary, place) => ({
            year: summary.year,
            entries: entriesOf(rows, place),
            summary,
          }))}
          isShareOfYes={words.isShareOfYes}
        />
      </figure>
    </section>
  );
}

/** In the order of their names, not of their ranks: a map that no geometry is needed for. */
export function OneByOne({ shown }: { readonly shown: Shown }) {
  const { t, tag } = useTexts();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const title = t('compare.oneByOne');
  const byName = [...shown.rows].sort(
    (a, b) => Number(a.ref === null) - Number(b.ref === null) || a.name.localeCompare(b.name, tag),
  );
  const tiles = byName.map(({ key, ref, name, latest, status, rank, isMine }): Tile => {
    const missing = latest?.missing ? t(`missing.${latest.missing}`) : '–';
    return {
      key,
      name: ref === null ? null : name,
      value: typeof latest?.value === 'number' ? shown.words.amount(latest.value) : missing,
      status,
      rank,
      isOwn: isMine,
      ...(ref !== null && { to: pathname + comparisonWith(search, { organisation: ref }) }),
    };
  });
  return (
    <section className="wrap section">
      <h2>{title}</h2>
      <p className="note compare-text">{t('compare.alphabet')}</p>
      <div className="compare-chart">
        <TileMap title={title} tiles={tiles} />
      </div>
    </section>
  );
}

/** Those who can be compared in one of the years. */
function entriesOf(rows: readonly ShownRow[], place: number): StripEntry[] {
  return rows.flatMap(({ ref, name, isMine, values }) => {
    const value = values[place];
    if (!value?.comparable || value.value === null) return [];
    return [{ name: ref === null ? null : name, value: value.value, isOwn: isMine }];
  });
}

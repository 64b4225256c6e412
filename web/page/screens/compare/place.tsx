import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.js';
import type { Shown } from './compared.js';
import type { ShownRow } from './shown-row.js';

/** With fewer the API names nobody who takes part unnamed, and a quartile is hardly more than one of the values. */
const ENOUGH = 5;

/** Where one stands among the others, or where the middle is; then what that speaks of. */
export function Place({ shown, children }: { readonly shown: Shown; readonly children: ReactNode }) {
  const { t } = useTexts();
  const { coverage } = shown.latest;
  const { nodes, totalCount } = shown.compared.comparison;
  const mine = shown.rows.find(({ isMine }) => isMine);
  return (
    <section className="wrap section compare-place">
      <h2>{useFinding(shown, mine)}</h2>
      <p>{useMiddle(shown, mine)}</p>
      <p className="note">
        <strong>{t('compare.coverage')}</strong>{' '}
        {t('compare.coverageOf', { reported: coverage.reported, count: coverage.expected })}{' '}
        {coverage.reported > 0 && coverage.reported < ENOUGH && t('compare.few')} {useOrder(shown)}{' '}
        {nodes.length < totalCount && t('ask.firstOnly', { shown: nodes.length, all: totalCount })}
      </p>
      {children}
    </section>
  );
}

function useFinding({ rows, latest, words, nameOfMine: name }: Shown, mine: ShownRow | undefined): string {
  const { t } = useTexts();
  const { year, median } = latest;
  if (median === null) return t('compare.nobody', { year });
  if (name === null) return t('compare.medianOf', { year, median: words.amount(median) });
  if (!mine?.latest) return t('compare.notAmong', { name });
  if (mine.latest.missing) return t('compare.mineMissing', { name, year, reason: t(`missing.${mine.latest.missing}`) });
  if (mine.latest.value === null) return t('compare.mineNothing', { name, year });
  if (!mine.latest.comparable) return t('compare.mineNotComparable', { name });
  if (mine.rank === null) return t('compare.mineWithoutPlace', { name, value: words.amount(mine.latest.value) });
  const ranked = rows.filter(({ rank }) => rank !== null);
  const others = ranked.filter(({ rank }) => rank === mine.rank).length - 1;
  const facts = { name, rank: mine.rank, of: ranked.length };
  return others === 0 ? t('compare.place', facts) : t('compare.placeShared', { ...facts, count: others });
}

/** The own value, the middle of all and its half; of a yes or no how many say yes. */
function useMiddle({ rows, latest, words }: Shown, mine: ShownRow | undefined): string {
  const { t } = useTexts();
  const { year, median, lowerQuartile, upperQuartile, coverage } = latest;
  if (median === null) return '';
  if (words.isYesOrNo) {
    const yes = rows.filter((row) => row.latest?.comparable && row.latest.value === 1).length;
    return t('compare.yesOf', { yes, count: coverage.reported, year });
  }
  const own = mine?.rank ? mine.latest?.value : null;
  const sentences = [
    ...(mine && typeof own === 'number'
      ? [t('compare.valueIs', { year, name: mine.name, value: words.amount(own) })]
      : []),
    ...(mine ? [t('compare.medianIs', { median: words.amount(median) })] : []),
    ...(lowerQuartile !== null && upperQuartile !== null
      ? [t('compare.middleHalf', { low: words.amount(lowerQuartile), high: words.amount(upperQuartile) })]
      : []),
  ];
  return sentences.join(' ');
}

/** What gives the order, or why there is none. */
function useOrder({ use, rows, latest }: Shown): string {
  const { t } = useTexts();
  const { direction } = use.indicator;
  if (latest.median === null) return '';
  if (direction === 'NONE') return t('compare.noOrder');
  // Where all keep other thresholds there is nothing to rank by.
  if (rows.every(({ rank }) => rank === null)) return '';
  return t(`compare.order.${direction}`);
}

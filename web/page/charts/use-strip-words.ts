import { useTexts } from '../language/texts.js';
import type { ChartIndicator } from './chart-data.js';
import type { StripEntry, StripSummary } from './geometry/strip-dots.js';
import type { StripWords } from './geometry/strip-words.js';
import { axisKindOf, useNumberWords } from './use-number-words.js';

/** How a strip writes its numbers, and what its axis counts. */
export function useStripWords(indicator: ChartIndicator, values: readonly number[], isShareOfYes: boolean) {
  const { t } = useTexts();
  const kind = axisKindOf(indicator, isShareOfYes);
  const numbers = useNumberWords(indicator, kind, values);
  const words: StripWords = {
    ...numbers,
    median: (value) => t('chart.median', { value: numbers.withUnit(value) }),
    middleHalf: (low, high) => t('chart.middleHalf', { range: numbers.range(low, high) }),
  };
  return { kind, words };
}

/** What a strip shows, in sentences. */
export function useStripDescription(
  words: StripWords,
): (entries: readonly StripEntry[], summary: StripSummary) => string {
  const { t } = useTexts();
  return (entries, { median }) => {
    if (entries.length === 0) return t('chart.noneCompared');
    const values = entries.map(({ value }) => value);
    const [low, high] = [words.withUnit(Math.min(...values)), words.withUnit(Math.max(...values))];
    const parts = [t('chart.compared', { count: entries.length, low, high })];
    if (median !== null) parts.push(t('chart.medianIs', { value: words.withUnit(median) }));
    const own = entries.find(({ isOwn }) => isOwn);
    if (own) parts.push(t('chart.ownIs', { name: own.name ?? t('chart.unnamed'), value: words.withUnit(own.value) }));
    return parts.join(' ');
  };
}

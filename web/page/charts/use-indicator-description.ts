import { useTexts } from '../language/texts.js';
import { bandOf, type IndicatorFacts, type Mark } from './geometry/chart-marks.js';
import type { IndicatorWords } from './geometry/indicator-words.js';
import { useWayInWords } from './use-way-in-words.js';

/** What the chart shows, in sentences. */
export function useIndicatorDescription(
  words: IndicatorWords,
): (facts: IndicatorFacts, marks: readonly Mark[]) => string {
  const { t, percent } = useTexts();
  const wayInWords = useWayInWords();
  return (facts, marks) => {
    const { series, target, forecast } = facts;
    const last = marks.at(-1);
    const parts = [wayInWords(marks, words.withUnit)];
    const planned = series.find(({ year }) => year === last?.year)?.planned;
    if (last && typeof planned === 'number') {
      parts.push(t('chart.plannedFor', { year: last.year, value: words.withUnit(planned) }));
    }
    if (target && (target.value !== null || bandOf(target) !== null)) {
      parts.push(t('chart.targetFor', { year: target.year, value: words.targetValue(target) }));
    }
    if (forecast && forecast.value !== null) {
      const said = { year: forecast.year, value: words.forecastValue(forecast) };
      parts.push(
        forecast.low === null
          ? t('chart.forecastInWords', said)
          : t('chart.forecastInWordsAtBest', { ...said, level: percent(100 * forecast.level) }),
      );
    }
    return parts.join(' ');
  };
}

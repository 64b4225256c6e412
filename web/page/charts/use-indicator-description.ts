import { useTexts } from '../language/texts.js';
import { bandOf, type IndicatorFacts, type Mark } from './geometry/chart-marks.js';
import type { IndicatorWords } from './geometry/indicator-words.js';

/** What the chart shows, in sentences. */
export function useIndicatorDescription(
  words: IndicatorWords,
): (facts: IndicatorFacts, marks: readonly Mark[]) => string {
  const { t, percent } = useTexts();
  return (facts, marks) => {
    const { series, target, forecast } = facts;
    const [first, last] = [marks[0], marks.at(-1)];
    const parts: string[] = [];
    if (first === undefined || last === undefined) parts.push(`${words.nothingMeasured()}.`);
    else if (first === last) parts.push(t('chart.onlyOne', { value: words.withUnit(last.value), year: last.year }));
    else {
      const [from, to] = [words.withUnit(first.value), words.withUnit(last.value)];
      parts.push(t('chart.fromTo', { from, fromYear: first.year, to, toYear: last.year }));
    }
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

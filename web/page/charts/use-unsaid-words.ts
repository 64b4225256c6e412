import { useTexts } from '../language/texts.js';
import type { IndicatorFacts } from './geometry/chart-marks.js';
import type { Unsaid } from './geometry/indicator-labels.js';
import type { IndicatorWords } from './geometry/indicator-words.js';

/** What had no room in a drawing, in sentences for below it. */
export function useUnsaidWords(words: IndicatorWords): (unsaid: Unsaid, facts: IndicatorFacts) => readonly string[] {
  const { t, list, percent } = useTexts();
  return ({ gaps, forecast: isUnsaid }, { forecast }) => {
    const parts: string[] = [];
    if (gaps.length > 0) {
      const years = gaps.map(({ year, reason }) => t('chart.missingYear', { year, reason: words.missing(reason) }));
      parts.push(t('chart.missingYears', { years: list(years) }));
    }
    if (isUnsaid && forecast) {
      const said = { year: forecast.year, value: words.forecastValue(forecast) };
      parts.push(
        forecast.low === null
          ? t('chart.forecastInWords', said)
          : t('chart.forecastInWordsAtBest', { ...said, level: percent(100 * forecast.level) }),
      );
    }
    return parts;
  };
}

import { useTexts } from '../language/texts.js';
import type { ChartTarget } from './chart-data.js';
import { bandOf } from './geometry/chart-marks.js';
import type { IndicatorWords } from './geometry/indicator-words.js';
import type { NumberWords } from './geometry/number-words.js';

const LONG = { isShort: false };

export function useIndicatorWords(numbers: NumberWords): IndicatorWords {
  const { t, percent } = useTexts();
  const targetValue = (target: ChartTarget, { isShort } = LONG): string => {
    const [low, high] = bandOf(target) ?? [null, null];
    const written = isShort ? numbers.short : numbers.withUnit;
    if (low !== null && high !== null) return numbers.range(low, high, { isShort });
    if (low !== null) return `≥\u00a0${written(low)}`;
    if (high !== null) return `≤\u00a0${written(high)}`;
    return target.value === null ? '' : written(target.value);
  };
  return {
    ...numbers,
    missing: (reason) => t(`missing.${reason}`),
    firmness: (status) => t(`chart.${status}`),
    notComparable: () => t('chart.notComparable'),
    targetValue,
    target: (target) => t('chart.targetValue', { year: target.year, value: targetValue(target) }),
    targetYear: ({ year }) => t('chart.target', { year }),
    forecastValue: ({ value, low, high }, { isShort } = LONG) => {
      if (low !== null && high !== null) return numbers.range(low, high, { isShort });
      return value === null ? '' : t('chart.about', { value: (isShort ? numbers.short : numbers.withUnit)(value) });
    },
    forecastCaveats: ({ low, level }) => {
      if (low === null) return [t('chart.ifPatternContinues')];
      return [`${t('chart.ifPatternContinues')},`, t('chart.atBest', { level: percent(100 * level) })];
    },
    measured: () => t('chart.measured'),
    plan: (hasYearlyTargets) => t(hasYearlyTargets ? 'chart.planYearly' : 'chart.plan'),
    nothingMeasured: () => t('chart.nothingMeasured'),
  };
}

import { useTexts } from '../language/texts.js';
import type { ChartIndicator } from './chart-data.js';
import type { NumberWords } from './geometry/number-words.js';
import { shortNumbers } from './geometry/short-numbers.js';
import { type AxisKind, decimalsOfStep } from './geometry/value-axis.js';
import { useScaled } from './use-scaled.js';

/** Longer units stand in the caption only. */
const LONGEST_UNIT = 8;
const LONGEST_SIGN = 2;
/** Decimals that a value may get beyond its own, so that the ends of an interval differ. */
const MORE = 2;

/** Per cent of yes, where a yes or no is told of several organisations. */
export function axisKindOf({ valueKind }: ChartIndicator, isShareOfYes: boolean): AxisKind {
  return valueKind === 'YES_NO' && isShareOfYes ? 'PER_CENT_OF_YES' : valueKind;
}

/** @param values all that are written, so that all are written alike */
export function useNumberWords(indicator: ChartIndicator, kind: AxisKind, values: readonly number[]): NumberWords {
  const { t, number } = useTexts();
  const inShort = useScaled();
  const unit = unitOf(indicator, kind);
  const short = shortNumbers(values, { unit, decimals: indicator.decimals });
  const scaled = (value: number, decimals: number, ofUnit: string): string => {
    if (kind === 'YES_NO') return value > 0 ? t('chart.yes') : t('chart.no');
    return inShort(value, { ...short, decimals }, ofUnit);
  };
  const fits = unit.length <= LONGEST_UNIT ? unit : '';
  const sign = unit.length <= LONGEST_SIGN ? unit : '';
  const withUnit = (value: number): string => {
    return kind === 'LEVEL'
      ? t('chart.level', { level: number(value, short.decimals) })
      : scaled(value, short.decimals, fits);
  };
  return {
    value: (value) => scaled(value, short.decimals, ''),
    withUnit,
    short: (value) => scaled(value, short.decimals, sign),
    tick: (value, { step, isTop, isShort = false }) => {
      const decimals = decimalsOfStep(step / short.factor);
      if (isTop || kind === 'YES_NO') return scaled(value, decimals, isShort ? sign : fits);
      return number(value / short.factor, decimals);
    },
    range: (low, high, of) => {
      const ofUnit = of?.isShort ? sign : fits;
      if (kind === 'YES_NO') return t('chart.rangeInWords', { low: scaled(low, 0, ''), high: scaled(high, 0, '') });
      let decimals = short.decimals;
      const written = (value: number) => number(value / short.factor, decimals);
      while (written(low) === written(high) && decimals < short.decimals + MORE) decimals += 1;
      if (written(low) === written(high)) return scaled(low, short.decimals, ofUnit);
      const key = low < 0 || high < 0 ? 'chart.rangeInWords' : 'chart.range';
      return t(key, { low: written(low), high: scaled(high, decimals, ofUnit) });
    },
  };
}

function unitOf({ unit, valueKind }: ChartIndicator, kind: AxisKind): string {
  if (kind === 'PER_CENT_OF_YES') return '%';
  if (valueKind === 'LEVEL' || valueKind === 'YES_NO') return '';
  return valueKind === 'SHARE' && unit === '' ? '%' : unit;
}

import type { IndicatorRules } from '../plan/indicator-rules.js';
import { formatNumber, formatWithUnit, type NumberLanguage } from '../quantity/format-number.js';
import { distanceOutside, targetTest } from './condition.js';
import { isKept } from './explanation-kept.js';
import { wordsOf } from './explanation-words.js';
import type { IndicatorJudgement } from './judgement.js';
import { toleranceOf } from './numbers.js';

/** Writes the values of one judgement: with unit, with the same decimals throughout, so that differences add up. */
export interface Amounts {
  of(value: number): string;
  /** The difference of two values as they are written: percentage points for per cent, levels for LEVEL. */
  between(one: number, other: number): string;
  /** A forecast, with the decimals of the indicator: it is not as exact as what was measured. */
  ofForecast(value: number): string;
  /** The target that a forecast is set against, with no fewer decimals than either. */
  besideForecast(target: number): string;
}

/** Where all is well, a difference from the plan that needs more decimals than these is none worth telling. */
const MOST_EXTRA_DECIMALS = 1;
const MOST_DECIMALS = 20;

/** The rules decide unit and decimals; decimals are added only where two values would otherwise look the same. */
export function amountsOf(judgement: IndicatorJudgement, rules: IndicatorRules, language: NumberLanguage): Amounts {
  const words = wordsOf(language);
  const unit = judgement.inPerCent ? '%' : rules.unit.trim();
  const isLevel = rules.valueKind === 'LEVEL';
  const isYesOrNo = rules.valueKind === 'YES_NO' && !judgement.inPerCent;
  const write = (value: number, decimals: number): string => {
    if (isYesOrNo) return value === 0 ? words.no : words.yes;
    return isLevel
      ? words.level(formatNumber(value, decimals, language))
      : formatWithUnit(value, decimals, unit, language);
  };
  const decimals = decimalsOfValues(judgement, rules);
  const decimalsAhead = decimalsOfForecast(judgement, rules);
  const rounded = (value: number): number => Number(value.toFixed(decimals));
  return {
    of: (value) => write(value, decimals),
    between: (one, other) => {
      const difference = Math.abs(rounded(one) - rounded(other));
      const count = formatNumber(difference, decimals, language);
      const isOne = rounded(difference) === 1;
      if (isLevel) return words.levels(count, isOne);
      return unit === '%' ? words.percentagePoints(count, isOne) : formatWithUnit(difference, decimals, unit, language);
    },
    ofForecast: (value) => write(value, decimalsAhead),
    besideForecast: (target) => write(target, Math.max(decimals, decimalsAhead)),
  };
}

/** A target that is not reached must not look as if it were; after that, the plan or the baseline is told apart. */
function decimalsOfValues(judgement: IndicatorJudgement, rules: IndicatorRules): number {
  const least = decimalsOf(rules);
  const { value, target, others } = whatMustDiffer(judgement, rules);
  if (value === null) return least;
  const decimals = decimalsBetween(value, target, { least, most: MOST_DECIMALS }) ?? least;
  const isWell = judgement.status === 'ON_TRACK' || judgement.status === 'TARGET_REACHED';
  const most = isWell ? Math.max(decimals, least + MOST_EXTRA_DECIMALS) : MOST_DECIMALS;
  return decimalsBetween(value, others, { least: decimals, most }) ?? decimals;
}

/** What the sentence tells, and what it is set against there: the target, the plan, the baseline, the condition. */
function whatMustDiffer(judgement: IndicatorJudgement, rules: IndicatorRules) {
  const { judged, status, flags } = judgement;
  const value = judged?.value ?? null;
  if (!isKept(judgement, rules)) {
    // The sum of years is set against their plan, which is its target.
    const isMissed = status !== 'TARGET_REACHED' && !flags.includes('sum_of_years');
    const other = status === 'MOVING_AWAY' ? judged?.baseline : judged?.planned;
    return { value, target: known(isMissed ? judged?.target : null), others: known(other) };
  }
  const isOutside = (value ?? 0) > 0;
  return { value: judgement.value, target: isOutside ? boundsOf(judgement) : [], others: [] };
}

/** More than the indicator's only where a forecast that misses the target would be written like it. */
function decimalsOfForecast(judgement: IndicatorJudgement, rules: IndicatorRules): number {
  const least = decimalsOf(rules);
  const ahead = judgement.forecast?.value ?? null;
  if (ahead === null || judgement.target === null) return least;
  const test = targetTest(judgement.inPerCent ? 'INCREASE' : rules.direction, judgement.target);
  const bounds = boundsOf(judgement);
  if (distanceOutside(test, ahead) <= toleranceOf(ahead, ...bounds)) return least;
  return decimalsBetween(ahead, bounds, { least, most: MOST_DECIMALS }) ?? least;
}

function boundsOf({ target }: IndicatorJudgement): readonly number[] {
  return known(target?.value, target?.bandMinimum, target?.bandMaximum);
}

function known(...numbers: readonly (number | null | undefined)[]): readonly number[] {
  return numbers.filter((number) => number != null);
}

function decimalsOf({ decimals }: IndicatorRules): number {
  return Math.min(MOST_DECIMALS, Math.max(0, Math.trunc(decimals)));
}

/** The fewest decimals by which a value is written unlike all others that are not the same, or null. */
function decimalsBetween(
  value: number,
  others: readonly number[],
  { least, most }: { readonly least: number; readonly most: number },
): number | null {
  for (let enough = least; enough <= Math.min(most, MOST_DECIMALS); enough += 1) {
    if (others.every((other) => other === value || other.toFixed(enough) !== value.toFixed(enough))) return enough;
  }
  return null;
}

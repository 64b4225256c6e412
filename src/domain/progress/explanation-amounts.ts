import type { IndicatorRules } from '../plan/indicator-rules.js';
import { formatNumber, formatWithUnit, type NumberLanguage } from '../quantity/format-number.js';
import { wordsOf } from './explanation-words.js';
import type { IndicatorJudgement } from './judgement.js';

/** Writes the values of one judgement: with unit, with the same decimals throughout, so that differences add up. */
export interface Amounts {
  of(value: number): string;
  /** The difference of two values as they are written: percentage points for per cent, levels for LEVEL. */
  between(one: number, other: number): string;
}

const MOST_EXTRA_DECIMALS = 3;

/** The rules decide unit and decimals; decimals are added only where two values would otherwise look the same. */
export function amountsOf(judgement: IndicatorJudgement, rules: IndicatorRules, language: NumberLanguage): Amounts {
  const words = wordsOf(language);
  const isPerCentOfYes = rules.valueKind === 'YES_NO' && isOverOrganisations(judgement);
  const unit = isPerCentOfYes ? '%' : rules.unit;
  const decimals = decimalsFor(judgement, rules.decimals);
  const isLevel = rules.valueKind === 'LEVEL';
  const rounded = (value: number): number => Number(value.toFixed(Math.min(20, decimals)));
  return {
    of: (value) =>
      isLevel ? words.level(formatNumber(value, decimals, language)) : formatWithUnit(value, decimals, unit, language),
    between: (one, other) => {
      const difference = Math.abs(rounded(one) - rounded(other));
      const count = formatNumber(difference, decimals, language);
      const isOne = rounded(difference) === 1;
      if (isLevel) return words.levels(count, isOne);
      return unit === '%' ? words.percentagePoints(count, isOne) : formatWithUnit(difference, decimals, unit, language);
    },
  };
}

/** Whether a YES_NO is the per cent of several organisations. */
function isOverOrganisations({ organisation, value, target }: IndicatorJudgement): boolean {
  return organisation === null || (value ?? 0) > 1 || (target?.value ?? 0) > 1;
}

function decimalsFor({ judged }: IndicatorJudgement, decimals: number): number {
  const least = Math.max(0, Math.trunc(decimals));
  if (judged === null || judged.planned === null) return least;
  for (let enough = least; enough <= least + MOST_EXTRA_DECIMALS; enough += 1) {
    const places = Math.min(20, enough);
    if (judged.value.toFixed(places) !== judged.planned.toFixed(places)) return enough;
  }
  return least;
}

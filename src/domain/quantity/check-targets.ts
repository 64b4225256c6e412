import { BadInput } from '../domain-error.js';
import type { IndicatorRules } from '../plan/indicator-rules.js';
import type { Baseline, Target } from '../plan/target.js';
import { checkNumber } from './check-number.js';
import { checkRange, checkValue } from './check-value.js';
import { checkDistinctYears, checkYear } from './check-year.js';

export interface TargetsToCheck {
  readonly rules: IndicatorRules;
  readonly baseline: Baseline | null;
  /** In any order. */
  readonly targets: readonly Target[];
  /** Those of one organisation. A common YES_NO target may also be a per cent of yes; 1 means all of them. */
  readonly own?: boolean;
}

/**
 * Refuses a baseline and targets that contradict the indicator or each other. The last target must not lie on the
 * worse side of the baseline.
 * @throws BadInput `not_a_year`, `duplicate_year`, `target_needs_value`, `target_needs_band`, `band_reversed`,
 * `target_must_be_yes`, `target_year_not_after_baseline_year`, `target_contradicts_direction`, or as `checkValue`
 */
export function checkTargets({ rules, baseline, targets, own = false }: TargetsToCheck): void {
  if (baseline !== null) {
    checkYear(baseline.year, 'baseline.year');
    if (baseline.value != null) checkAmount(rules, baseline.value, { argument: 'baseline.value', own });
  }
  for (const [index, target] of targets.entries()) {
    const argument = `targets[${index}]`;
    checkYear(target.year, `${argument}.year`);
    if (rules.direction === 'KEEP_WITHIN') checkBand(rules, target, argument);
    else checkTargetValue(rules, target, { argument, own });
    if (baseline !== null && target.year <= baseline.year) {
      throw new BadInput(
        `${argument}.year`,
        'target_year_not_after_baseline_year',
        `The target of ${target.year} must be later than the baseline of ${baseline.year}.`,
        { year: target.year, baselineYear: baseline.year },
      );
    }
  }
  checkDistinctYears(targets, 'targets');
  if (baseline !== null && baseline.value != null) checkDirection(rules, baseline.value, targets);
}

function checkBand(rules: IndicatorRules, { bandMinimum, bandMaximum, value }: Target, argument: string): void {
  if (bandMinimum == null || bandMaximum == null || value != null) {
    throw new BadInput(
      argument,
      'target_needs_band',
      'To keep within a band, give bandMinimum and bandMaximum, and no value.',
    );
  }
  for (const [name, bound] of Object.entries({ bandMinimum, bandMaximum })) {
    checkNumber(bound, `${argument}.${name}`);
    checkRange(rules, bound, `${argument}.${name}`);
  }
  if (bandMinimum > bandMaximum) {
    throw new BadInput(
      `${argument}.bandMinimum`,
      'band_reversed',
      `The band's minimum ${bandMinimum} is greater than its maximum ${bandMaximum}.`,
      { bandMinimum, bandMaximum },
    );
  }
}

function checkTargetValue(
  rules: IndicatorRules,
  { value, bandMinimum, bandMaximum }: Target,
  { argument, own }: { readonly argument: string; readonly own: boolean },
): void {
  if (value == null || bandMinimum != null || bandMaximum != null) {
    throw new BadInput(argument, 'target_needs_value', 'The target needs a value, and no band.');
  }
  checkAmount(rules, value, { argument: `${argument}.value`, own });
  if (rules.valueKind === 'YES_NO' && value === 0) {
    throw new BadInput(
      `${argument}.value`,
      'target_must_be_yes',
      'The target of a YES_NO is 1 for yes, or for all participants together a per cent of yes above 0.',
    );
  }
}

function checkAmount(
  rules: IndicatorRules,
  value: number,
  { argument, own }: { readonly argument: string; readonly own: boolean },
): void {
  if (rules.valueKind !== 'YES_NO' || own) {
    checkValue(rules, value, argument);
    return;
  }
  checkNumber(value, argument);
  checkRange({ ...rules, minimum: 0, maximum: 100 }, value, argument);
}

function checkDirection({ direction }: IndicatorRules, baseline: number, targets: readonly Target[]): void {
  if (direction !== 'INCREASE' && direction !== 'DECREASE') return;
  const ascending = [...targets.entries()].toSorted(([, one], [, other]) => one.year - other.year);
  const last = ascending.at(-1);
  if (last === undefined) return;
  const [index, { value }] = last;
  if (value == null) return;
  const isContradiction = direction === 'INCREASE' ? value < baseline : value > baseline;
  if (!isContradiction) return;
  const asked = direction === 'INCREASE' ? 'larger' : 'smaller';
  throw new BadInput(
    `targets[${index}].value`,
    'target_contradicts_direction',
    `The indicator should become ${asked}, but the target ${value} is on the other side of the baseline ${baseline}.`,
    { value, baseline },
  );
}

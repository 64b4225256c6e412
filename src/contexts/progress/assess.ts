import { BadInput } from '../../domain/domain-error.js';
import { checkIndicatorRules } from '../../domain/plan/check-indicator-rules.js';
import type { Accumulation, Direction, IndicatorRules, ValueKind } from '../../domain/plan/indicator-rules.js';
import type { Language } from '../../domain/plan/localised-text.js';
import type { Target, Trajectory } from '../../domain/plan/target.js';
import { assess as assessNumbers, type NumbersToAssess } from '../../domain/progress/assess.js';
import { explain } from '../../domain/progress/explanation.js';
import type { IndicatorJudgement, YearValue } from '../../domain/progress/judgement.js';
import { checkTargets } from '../../domain/quantity/check-targets.js';
import { checkValue } from '../../domain/quantity/check-value.js';
import {
  checkDistinctYears,
  checkObservationYear,
  checkRoundYear,
  checkYear,
} from '../../domain/quantity/check-year.js';

/** Numbers as they were sent; what is not given has a default. */
export interface SentNumbers {
  readonly direction: Direction;
  readonly valueKind: ValueKind;
  readonly accumulation: Accumulation;
  readonly trajectory: Trajectory;
  readonly unit?: string | null;
  readonly decimals?: number | null;
  readonly frequencyYears?: number | null;
  readonly publicationLagYears?: number | null;
  readonly minimum?: number | null;
  readonly maximum?: number | null;
  readonly baseline?: { readonly year: number; readonly value?: number | null } | null;
  readonly targets: readonly (Pick<Target, 'year'> & Partial<Target>)[];
  readonly observations: readonly YearValue[];
  readonly asOfYear: number;
  readonly startYear?: number | null;
  readonly endYear?: number | null;
}

/** A judgement with nothing stored behind it: no goal's indicator, and no organisation. */
export interface Assessment extends Omit<IndicatorJudgement, 'goalIndicator'> {
  readonly goalIndicator: null;
  explainIn(language: Language): string;
}

/** As many years as a page can show; a judgement looks at each of them. */
const LONGEST_PERIOD = 100;

/**
 * What numbers would be judged if an organisation had reported them. Nothing is read or stored.
 * @param clockYear the year of the clock: nothing can have been measured after it
 * @throws BadInput what the plan or the reporting would refuse, naming the argument
 */
export function assess(sent: SentNumbers, clockYear: number): Assessment {
  const numbers = completed(sent);
  checkNumbers(numbers, clockYear);
  const judgement = assessNumbers(numbers);
  const missing = judgement.coverage.missing?.map((part) => ({ ...part, organisation: null })) ?? null;
  return {
    ...judgement,
    goalIndicator: null,
    organisation: null,
    coverage: { ...judgement.coverage, missing },
    explainIn: (language) => explain(judgement, numbers.rules, language),
  };
}

function completed(sent: SentNumbers): NumbersToAssess {
  const baseline = sent.baseline ? { year: sent.baseline.year, value: sent.baseline.value ?? null } : null;
  const targets = sent.targets.map(({ year, value = null, bandMinimum = null, bandMaximum = null }) => ({
    ...{ year, value, bandMinimum, bandMaximum },
  }));
  const { trajectory, observations, asOfYear: year } = sent;
  return { rules: rulesOf(sent), trajectory, baseline, targets, observations, year, ...periodOf(sent) };
}

function rulesOf(sent: SentNumbers): IndicatorRules {
  const isShare = sent.valueKind === 'SHARE';
  return {
    direction: sent.direction,
    valueKind: sent.valueKind,
    aggregation: 'NONE',
    accumulation: sent.accumulation,
    unit: sent.unit ?? (isShare ? '%' : ''),
    decimals: sent.decimals ?? 0,
    factor: isShare ? 100 : 1,
    minimum: sent.minimum ?? null,
    maximum: sent.maximum ?? null,
    frequencyYears: sent.frequencyYears ?? 1,
    publicationLagYears: sent.publicationLagYears ?? 1,
  };
}

/** From the baseline, else from the first observation, to the last target; with the year asked for within. Own rule. */
function periodOf({ baseline, observations, targets, asOfYear, ...stated }: SentNumbers) {
  const endYear = stated.endYear ?? Math.max(asOfYear, ...targets.map(({ year }) => year));
  const begins = baseline ? [baseline.year] : observations.map(({ year }) => year);
  const startYear = stated.startYear ?? Math.min(asOfYear, endYear - 1, ...begins);
  return { startYear, endYear };
}

function checkNumbers(numbers: NumbersToAssess, clockYear: number): void {
  const { rules, baseline, targets, observations } = numbers;
  checkIndicatorRules(rules);
  checkTargets({ rules, baseline, targets, own: true });
  for (const [index, { year, value }] of observations.entries()) {
    checkObservationYear(year, clockYear, `observations[${index}].year`);
    checkValue(rules, value, `observations[${index}].value`);
  }
  checkDistinctYears(observations, 'observations');
  checkPeriod(numbers);
}

function checkPeriod({ year, startYear, endYear }: NumbersToAssess): void {
  checkYear(year, 'asOfYear');
  checkYear(endYear, 'endYear');
  checkYear(startYear, 'startYear');
  if (endYear <= startYear) {
    throw new BadInput('endYear', 'end_before_start', `The strategy must end after ${startYear}; ${endYear} does not.`);
  }
  if (endYear - startYear >= LONGEST_PERIOD) {
    throw new BadInput(
      'startYear',
      'period_too_long',
      `From ${startYear} to ${endYear} are more than ${LONGEST_PERIOD} years; give the years of the strategy.`,
      { startYear, endYear },
    );
  }
  checkRoundYear(year, { startYear, endYear }, 'asOfYear');
}

import type { IndicatorRules } from '../plan/indicator-rules.js';
import { ratioValue } from '../quantity/ratio.js';
import type { Figure, MissingReason, ObservationStatus } from '../review/measurement.js';
import type { Reason } from './judgement.js';
import { finiteOrNull } from './numbers.js';
import { isLevel } from './series.js';

/** What an organisation reported itself for a year, as the calculation takes it: a value, or a reason. */
export interface OwnFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: MissingReason | null;
  /** What is odd about the stored figure; such a figure counts as NO_DATA. */
  readonly oddity: Reason | null;
}

/**
 * Reads a stored figure. Shares and ratios are computed from their parts where those are known; a denominator of 0
 * makes them UNDEFINED_RATIO; a reason beside a value wins.
 */
export function ownFigure(rules: Pick<IndicatorRules, 'valueKind' | 'factor'>, figure: Figure): OwnFigure {
  if (figure.missing !== null) return without(figure.missing);
  const { numerator, denominator } = figure;
  const isRelative = rules.valueKind === 'SHARE' || rules.valueKind === 'RATIO';
  if (isRelative && numerator !== null && denominator !== null) {
    if (!Number.isFinite(numerator) || !Number.isFinite(denominator)) return without('NO_DATA', 'not_finite');
    const value = ratioValue(rules.factor, numerator, denominator);
    if (value === null) return without('UNDEFINED_RATIO');
    return Number.isFinite(value)
      ? { value, numerator, denominator, missing: null, oddity: null }
      : without('NO_DATA', 'not_finite');
  }
  if (figure.value === null) return without('NOT_REPORTED');
  const value = finiteOrNull(figure.value);
  if (value === null) return without('NO_DATA', 'not_finite');
  if (rules.valueKind === 'LEVEL' && !isLevel(value)) return without('NO_DATA', 'not_a_level');
  if (rules.valueKind === 'YES_NO' && value !== 0 && value !== 1) return without('NO_DATA', 'not_yes_or_no');
  return { value, numerator: null, denominator: null, missing: null, oddity: null };
}

/** An organisation's own figure of a year, with how far it may be used. */
export interface ReportedFigure extends OwnFigure {
  readonly comparable: boolean;
  readonly observationStatus: ObservationStatus;
}

/** The figures of one organisation by year. Two different ones for one year count as none: nobody can say which holds. */
export function figuresByYear(
  rules: Pick<IndicatorRules, 'valueKind' | 'factor'>,
  figures: readonly Figure[],
): ReadonlyMap<number, ReportedFigure> {
  const found = new Map<number, ReportedFigure>();
  for (const figure of figures) found.set(figure.year, joined(found.get(figure.year) ?? null, rules, figure));
  return found;
}

/** What is odd about the figures of one organisation up to a year, or null. */
export function oddityUntil(figures: ReadonlyMap<number, ReportedFigure>, lastYear: number): Reason | null {
  for (const [year, { oddity }] of figures) {
    if (oddity !== null && year <= lastYear) return oddity;
  }
  return null;
}

function joined(
  before: ReportedFigure | null,
  rules: Pick<IndicatorRules, 'valueKind' | 'factor'>,
  figure: Figure,
): ReportedFigure {
  const own = ownFigure(rules, figure);
  const isDisputed = before !== null && (before.value !== own.value || before.missing !== own.missing);
  const { value, numerator, denominator, missing, oddity } = isDisputed ? TWO_FIGURES : own;
  const { comparable, observationStatus } = figure;
  return { value, numerator, denominator, missing, oddity, comparable, observationStatus };
}

const TWO_FIGURES: OwnFigure = without('NO_DATA', 'duplicate_year');

function without(missing: MissingReason, oddity: Reason | null = null): OwnFigure {
  return { value: null, numerator: null, denominator: null, missing, oddity };
}

import { BadInput } from '../domain-error.js';
import { checkParts, checkValue, type ValueRules } from '../quantity/check-value.js';
import { type MissingReason, type ObservationStatus, REPORTABLE_MISSING_REASONS } from './measurement.js';

/** What is said of an indicator and year: a value, or numerator and denominator, or why there is none. */
export interface StatedContent {
  readonly value?: number | null;
  readonly numerator?: number | null;
  readonly denominator?: number | null;
  readonly missing?: MissingReason | null;
  readonly observationStatus?: ObservationStatus | null;
  readonly comparable?: boolean | null;
  readonly note?: string | null;
}

/** The same, complete: a value or a reason, never both. */
export interface MeasurementContent {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly missing: MissingReason | null;
  readonly observationStatus: ObservationStatus;
  readonly comparable: boolean;
  readonly note: string | null;
}

/**
 * Completes what was stated and refuses what the indicator cannot have.
 * @throws BadInput `value_and_missing`, `value_and_parts`, `needs_denominator`, `needs_numerator`, `parts_not_allowed`,
 * `missing_not_reportable`, `required`, `note_required`, or as `checkValue`, naming the argument below `path`
 */
export function completeContent(rules: ValueRules, stated: StatedContent, path: string): MeasurementContent {
  const missing = stated.missing ?? null;
  const value = stated.value ?? null;
  const parts = readParts(rules, stated, path);
  refuseContradictions(value, parts !== null, missing, path);
  const comparable = stated.comparable ?? true;
  const note = stated.note?.trim() || null;
  if (!comparable && note === null) {
    throw new BadInput(`${path}note`, 'note_required', 'Say in the note why the value must not be compared.');
  }
  const rest = { observationStatus: stated.observationStatus ?? ('NORMAL' as const), comparable, note };
  if (missing !== null) return { value: null, numerator: null, denominator: null, missing, ...rest };
  if (parts === null) {
    if (value !== null) checkValue(rules, value, `${path}value`);
    return { value, numerator: null, denominator: null, missing: null, ...rest };
  }
  const ratio = checkParts(rules, parts, path === '' ? '' : path.slice(0, -1));
  return { value: ratio, ...parts, missing: ratio === null ? 'UNDEFINED_RATIO' : null, ...rest };
}

function readParts(rules: ValueRules, { numerator, denominator }: StatedContent, path: string) {
  if (numerator == null && denominator == null) return null;
  if (rules.valueKind !== 'SHARE' && rules.valueKind !== 'RATIO') {
    const argument = numerator == null ? 'denominator' : 'numerator';
    throw new BadInput(
      `${path}${argument}`,
      'parts_not_allowed',
      'Only a SHARE or a RATIO has a numerator and a denominator.',
    );
  }
  if (denominator == null) {
    throw new BadInput(`${path}denominator`, 'needs_denominator', 'A numerator needs a denominator beside it.');
  }
  if (numerator == null) {
    throw new BadInput(`${path}numerator`, 'needs_numerator', 'A denominator needs a numerator beside it.');
  }
  return { numerator, denominator };
}

function refuseContradictions(
  value: number | null,
  hasParts: boolean,
  missing: MissingReason | null,
  path: string,
): void {
  if (missing !== null && (value !== null || hasParts)) {
    throw new BadInput(
      `${path}missing`,
      'value_and_missing',
      'Give a value or the reason why it is missing, not both.',
    );
  }
  if (value !== null && hasParts) {
    throw new BadInput(
      `${path}value`,
      'value_and_parts',
      'Give the value, or its numerator and denominator, not both.',
    );
  }
  if (missing === null && value === null && !hasParts) {
    throw new BadInput(
      `${path}value`,
      'required',
      'Give a value, numerator and denominator, or the reason why it is missing.',
    );
  }
  const reportable: readonly string[] = REPORTABLE_MISSING_REASONS;
  if (missing !== null && !reportable.includes(missing)) {
    throw new BadInput(
      `${path}missing`,
      'missing_not_reportable',
      `${missing} is found by the calculation; a reporter may say ${REPORTABLE_MISSING_REASONS.join(', ')}.`,
    );
  }
}

import type { ProgressStatus } from '../../../../src/domain/progress/judgement.js';
import type { MissingReason, ObservationStatus } from '../../../../src/domain/review/measurement.js';

interface Point {
  readonly year: number;
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly planned: number | null;
  readonly target: number | null;
  readonly status: ProgressStatus;
  readonly observationStatus: ObservationStatus | null;
}

interface Measurement {
  readonly year: number;
  readonly value: number | null;
  readonly missing: MissingReason | null;
  readonly state: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly note: string | null;
  readonly comparable: boolean;
}

/** A year of the table: its point in the series, and what the organisation said of it beside the value. */
export interface YearRow extends Point {
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly note: string | null;
  readonly comparable: boolean;
}

const COUNTING = ['SUBMITTED', 'APPROVED'];

/** The latest year first. A measurement that says another thing than the series, as known on an earlier day, is not put beside it. */
export function yearRows(series: readonly Point[], measurements: readonly Measurement[]): readonly YearRow[] {
  return series.toReversed().map((point) => {
    const said = measurements.find((one) => one.year === point.year && saysTheSame(one, point));
    return {
      ...point,
      numerator: said?.numerator ?? null,
      denominator: said?.denominator ?? null,
      note: said?.note ?? null,
      comparable: said?.comparable ?? true,
    };
  });
}

function saysTheSame(measurement: Measurement, point: Point): boolean {
  if (!COUNTING.includes(measurement.state)) return false;
  if (point.value === null) return measurement.value === null && measurement.missing === point.missing;
  const tolerance = 1e-9 * Math.max(1, Math.abs(point.value));
  return measurement.value !== null && Math.abs(measurement.value - point.value) <= tolerance;
}

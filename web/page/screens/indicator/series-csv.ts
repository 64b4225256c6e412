import { csvText } from '../../parts/csv-text.js';
import type { YearRow } from './year-rows.js';

/** What the rows are of, the same in each. */
export interface CsvSubject {
  readonly strategy: string;
  readonly goal: string;
  readonly indicator: string;
  /** `DK:0101`; null for all participants together. */
  readonly organisation: string | null;
  readonly unit: string;
  /** The day as known on which; null for now. */
  readonly asKnownOn: string | null;
}

/** A row a year, the earliest first, for machines: numbers in full with a decimal point, and names of the API. */
export function seriesCsv(subject: CsvSubject, rows: readonly YearRow[]): string {
  const lines = rows.toReversed().map((row) => ({
    strategy: subject.strategy,
    goal: subject.goal,
    indicator: subject.indicator,
    organisation: subject.organisation,
    year: row.year,
    value: row.value,
    unit: subject.unit,
    numerator: row.numerator,
    denominator: row.denominator,
    planned: row.planned,
    target: row.target,
    status: row.status,
    missing: row.missing,
    observation_status: row.observationStatus,
    comparable: row.comparable,
    note: row.note,
    as_known_on: subject.asKnownOn,
  }));
  return csvText(lines);
}

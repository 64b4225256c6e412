import { v7 as uuidv7 } from 'uuid';
import { checkObservationYear } from '../../domain/quantity/check-year.js';
import { completeContent } from '../../domain/review/check-content.js';
import { type ObservationStatus, REPORTABLE_MISSING_REASONS, TOTAL } from '../../domain/review/measurement.js';
import type { CsvRow } from './csv/csv-row.js';
import type { CsvColumns } from './csv/read-csv.js';
import type { KnownCodes } from './known-codes.js';
import type { StagedMeasurementEntity } from './tables/staged-measurement.entity.js';

export const MEASUREMENT_COLUMNS: CsvColumns = {
  required: ['indicator', 'org', 'year', 'value'],
  optional: ['numerator', 'denominator', 'missing', 'status', 'comparable', 'note', 'country'],
};

const STATUSES: Readonly<Record<string, ObservationStatus>> = {
  final: 'NORMAL',
  normal: 'NORMAL',
  estimate: 'ESTIMATED',
  estimated: 'ESTIMATED',
  provisional: 'PROVISIONAL',
};
const MISSING = Object.fromEntries(REPORTABLE_MISSING_REASONS.map((reason) => [reason.toLowerCase(), reason]));
const FLAGS: Readonly<Record<string, boolean>> = { true: true, false: false };

/** A row of `measurements.csv`, checked, with the id that it gets where it is the first of its key. */
export function measurementRow(
  row: CsvRow,
  known: KnownCodes,
  clockYear: number,
): Omit<StagedMeasurementEntity, 'importId'> {
  const indicator = known.indicator(row);
  const organisation = known.organisation(row);
  const year = row.year('year');
  checkObservationYear(year, clockYear, 'year');
  const content = completeContent(
    indicator,
    {
      value: row.number('value'),
      numerator: row.number('numerator'),
      denominator: row.number('denominator'),
      missing: row.word('missing', MISSING),
      observationStatus: row.word('status', STATUSES),
      comparable: row.word('comparable', FLAGS),
      note: row.find('note'),
    },
    '',
  );
  return {
    line: row.line,
    id: uuidv7(),
    indicatorId: indicator.id,
    organisationId: organisation.id,
    year,
    category: TOTAL,
    ...content,
  };
}

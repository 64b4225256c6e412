import { BadInput } from '../../domain/domain-error.js';
import { checkTargets } from '../../domain/quantity/check-targets.js';
import type { CsvRow } from './csv/csv-row.js';
import type { CsvColumns } from './csv/read-csv.js';
import type { KnownCodes } from './known-codes.js';
import type { StagedTargetEntity } from './tables/staged-target.entity.js';

export const TARGET_COLUMNS: CsvColumns = {
  required: ['indicator', 'org', 'year'],
  optional: ['value', 'bandMinimum', 'bandMaximum', 'country'],
};

/** A row of `targets.csv`, checked; null where the plan leaves it out. */
export function targetRow(row: CsvRow, known: KnownCodes): Omit<StagedTargetEntity, 'importId'> | null {
  const indicator = known.indicator(row);
  const organisation = known.organisation(row);
  const takesPart = known.takesPart(organisation.id);
  if (!takesPart && known.targetsOf === 'PARTICIPANTS') return null;
  if (!takesPart) {
    const message = `'${organisation.code}' does not take part; let it, or say in the plan 'targetsOf: PARTICIPANTS'.`;
    throw new BadInput('org', 'not_a_participant', message);
  }
  if (!known.isUsed(indicator.id)) {
    throw new BadInput('indicator', 'indicator_not_used', `No goal of the plan uses '${indicator.code}'.`);
  }
  const target = {
    year: row.year('year'),
    value: row.number('value'),
    bandMinimum: row.number('bandMinimum'),
    bandMaximum: row.number('bandMaximum'),
  };
  checkTargets({ rules: indicator, baseline: null, targets: [target], own: true });
  return { line: row.line, indicatorId: indicator.id, organisationId: organisation.id, ...target };
}

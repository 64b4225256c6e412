import { BadInput, DomainError } from '../../domain/domain-error.js';
import { keyOf } from './compare/compare-organisations.js';
import { readRows } from './csv/read-rows.js';
import type { FilesOfImport } from './files-of-import.js';
import { INDICATOR_COLUMNS, type IndicatorRow, indicatorRow } from './indicator-file.js';
import { FILE_NAMES, type ImportInput } from './input.js';
import { ORGANISATION_COLUMNS, type OrganisationRow, organisationRow } from './organisation-file.js';
import { readPlanFile } from './plan-file/read-plan-file.js';
import { type Refusals, refusalOf } from './refusals.js';

/** Reads what is held in memory: the plan, the organisations and the indicators. Null where the plan cannot be read. */
export async function readInput(files: FilesOfImport, refusals: Refusals): Promise<ImportInput | null> {
  const organisations: OrganisationRow[] = [];
  const indicators: IndicatorRow[] = [];
  const places = new Map<string, number>();
  const { csv } = files;
  if (csv.organisations) {
    const file = {
      path: csv.organisations,
      name: FILE_NAMES.organisations,
      kind: 'organisations',
      columns: ORGANISATION_COLUMNS,
    } as const;
    await readRows(file, refusals, (row) => {
      const organisation = organisationRow(row);
      requireFirst(places, `organisation ${keyOf(organisation)}`, organisation.line);
      organisations.push(organisation);
      return undefined;
    });
  }
  if (csv.indicators) {
    const file = {
      path: csv.indicators,
      name: FILE_NAMES.indicators,
      kind: 'indicators',
      columns: INDICATOR_COLUMNS,
    } as const;
    await readRows(file, refusals, (row) => {
      const indicator = indicatorRow(row);
      requireFirst(places, `indicator ${indicator.code}`, indicator.line);
      indicators.push(indicator);
      return undefined;
    });
  }
  try {
    return { plan: readPlanFile(files.planText, files.planName), organisations, indicators };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    refusals.add(refusalOf(error, { kind: 'plan', file: files.planName, line: null, column: null, value: null }));
    return null;
  }
}

function requireFirst(places: Map<string, number>, what: string, line: number): void {
  const first = places.get(what);
  if (first !== undefined) {
    throw new BadInput('code', 'duplicate_row', `The ${what} stands on line ${first} already.`);
  }
  places.set(what, line);
}

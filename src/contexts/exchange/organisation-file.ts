import { BadInput } from '../../domain/domain-error.js';
import type { OrganisationKind } from '../organisations/organisation-kind.js';
import type { CsvRow } from './csv/csv-row.js';
import type { CsvColumns } from './csv/read-csv.js';
import { checkCode } from './plan-file/check-text.js';

export const ORGANISATION_COLUMNS: CsvColumns = {
  required: ['code', 'name', 'country', 'level'],
  optional: ['population', 'parent'],
};

const LEVELS: Readonly<Record<string, OrganisationKind>> = {
  association: 'ASSOCIATION',
  country: 'COUNTRY',
  county: 'REGION',
  region: 'REGION',
  municipality: 'MUNICIPALITY',
  department: 'DEPARTMENT',
  company: 'COMPANY',
  public_company: 'COMPANY',
  agency: 'AGENCY',
};

/** More than a country has, and as many as a column of whole numbers takes. */
const MOST_INHABITANTS = 2 ** 31 - 1;

/** A row of `organisations.csv`. Null is what it does not say: that stays as it is stored. */
export interface OrganisationRow {
  readonly line: number;
  readonly code: string;
  readonly country: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly population: number | null;
  /** A code of the same country; null where the file does not say. */
  readonly parent: string | null;
}

export function organisationRow(row: CsvRow): OrganisationRow {
  const country = row.text('country');
  if (!/^[A-Z]{2}$/.test(country)) {
    throw new BadInput(
      'country',
      'not_a_country',
      `'${country}' is no country code of two capital letters, such as DK.`,
    );
  }
  const kind = row.word('level', LEVELS);
  if (kind === null) throw new BadInput('level', 'required', "'level' is empty.");
  const population = row.number('population');
  const isPopulation = population === null || (Number.isInteger(population) && population > 0);
  if (!isPopulation || (population ?? 0) > MOST_INHABITANTS) {
    throw new BadInput(
      'population',
      'not_a_population',
      'A population is a whole number of inhabitants, at least 1; leave it out where it is not known.',
    );
  }
  const code = row.text('code');
  checkCode(code, 'code');
  return {
    line: row.line,
    code,
    country,
    name: row.text('name'),
    kind,
    population,
    parent: row.find('parent'),
  };
}

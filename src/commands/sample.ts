import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse as parseYaml } from 'yaml';
import { addOrganisation } from '../contexts/organisations/add-organisation.js';
import { OrganisationStore } from '../contexts/organisations/organisation.store.js';
import { ORGANISATION_KINDS } from '../contexts/organisations/organisation-kind.js';
import { reportMeasurements, type StatedMeasurement } from '../contexts/reporting/report-measurements.js';
import type { Database } from '../database/database.js';
import { groupRows } from '../database/group-rows.js';
import type { Session } from '../database/session.js';
import { type Actor, EVERYWHERE } from '../domain/actor.js';
import { OBSERVATION_STATUSES, REPORTABLE_MISSING_REASONS } from '../domain/review/measurement.js';
import { PlanNode, SampleError } from './plan-node.js';
import { storePlan } from './sample-plan.js';

const SAMPLE = new URL('../../examples/indkoeb-med-mening/', import.meta.url);
const COUNTRY = 'DK';

/** Whoever the history names for what the sample brought along. */
const SAMPLE_ACTOR: Actor = {
  id: null,
  name: 'sample data',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};

type Row = Readonly<Record<string, string>>;

/** Fills an empty database with the sample, all of it or nothing; answers whether it did. */
export function loadSample(database: Database): Promise<boolean> {
  return database.write(async (session) => {
    if (!(await session.use(OrganisationStore).isEmpty())) return false;
    const plan = new PlanNode(parseYaml(readFile('plan.yaml')), 'plan');
    await storeOrganisations(session, plan);
    const indicators = await storePlan(session, SAMPLE_ACTOR, plan, {
      country: COUNTRY,
      ownTargets: readRows('targets.csv'),
    });
    await storeMeasurements(session, indicators);
    return true;
  });
}

function readFile(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, SAMPLE)), 'utf8');
}

function readRows(name: string): Row[] {
  return parseCsv(readFile(name), { columns: true });
}

async function storeOrganisations(session: Session, plan: PlanNode): Promise<void> {
  const populationYear = plan.at('strategy').at('endYear').number();
  // Parents stand before their parts.
  for (const row of readRows('organisations.csv')) {
    const country = cell(row, 'country');
    await addOrganisation(session, SAMPLE_ACTOR, {
      code: cell(row, 'code'),
      country,
      kind: new PlanNode(row['level']?.toUpperCase(), `organisations.csv ${row['code']}.level`).choice(
        ORGANISATION_KINDS,
      ),
      name: [{ language: 'DA', text: cell(row, 'name') }],
      parent: row['parent'] ? { country, code: row['parent'] } : null,
      populations: row['population'] ? [{ year: populationYear, population: Number(row['population']) }] : [],
    });
  }
}

async function storeMeasurements(session: Session, indicators: ReadonlyMap<string, string>): Promise<void> {
  const rows = readRows('measurements.csv');
  // By indicator, so that what is looked up for each call stays small.
  for (const [code, ofIndicator] of groupRows(rows, (row) => row['indicator'])) {
    const indicator = indicators.get(code ?? '');
    if (!indicator) throw new SampleError(`measurements.csv ${code}`, 'is not in the plan');
    const stated = ofIndicator.map((row) => statedOf(row, indicator));
    const { refused } = await reportMeasurements(session, SAMPLE_ACTOR, 'submit', stated, (index) => {
      const row = ofIndicator[index];
      return `measurements.csv ${row?.['indicator']} ${row?.['org']} ${row?.['year']} `;
    });
    const [first] = refused;
    if (first) throw first.error;
  }
}

function statedOf(row: Row, indicator: string): StatedMeasurement {
  const choice = (column: string) =>
    new PlanNode(row[column] || null, `measurements.csv ${row['indicator']} ${row['org']}.${column}`);
  const number = (column: string) => (row[column] ? Number(row[column]) : null);
  return {
    indicator,
    organisation: { country: COUNTRY, code: cell(row, 'org') },
    year: Number(cell(row, 'year')),
    value: number('value'),
    numerator: number('numerator'),
    denominator: number('denominator'),
    missing: choice('missing').optional((node) => node.choice(REPORTABLE_MISSING_REASONS)),
    observationStatus: choice('status').optional((node) => node.choice(OBSERVATION_STATUSES)),
    comparable: row['comparable'] !== 'false',
    note: row['note'] || null,
  };
}

function cell(row: Row, column: string): string {
  const value = row[column];
  if (!value) throw new SampleError(column, 'is empty in a row of the sample');
  return value;
}

/**
 * The rows of an import as raw statements in one durable transaction, with no check of any of them: measurement,
 * revision, the figures of both views, and at the end all that is kept above them. FOLDER holds the CSV; plan and
 * organisations are in the database already.
 */
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { v7 as uuidv7 } from 'uuid';
import { FILL } from './kept-figures.js';
import { open } from './open.js';

const ROWS_A_STATEMENT = 1_000;
const VIEWS = [`'PUBLIC'`, `'WORKING'`];
const INTO_MEASUREMENT = `INSERT INTO measurement (id, indicator_id, organisation_id, year, category, version, state,
  value, numerator, denominator, observation_status, comparable)`;
const MEASUREMENT = `'', 1, 'SUBMITTED'`;
const INTO_REVISION = `INSERT INTO measurement_revision (measurement_id, version, at, actor_name, state,
  value, numerator, denominator, observation_status, comparable)`;
const REVISION = `'by hand', 'SUBMITTED'`;
const INTO_FIGURE = `INSERT INTO leaf_figure (indicator_id, organisation_id, year, category, view,
  value, numerator, denominator, observation_status, comparable)`;
const NORMAL = `'NORMAL', TRUE`;

const database = open();
const now = new Date().toISOString();
await database.write(async (session) => {
  const insert = process.env['DATABASE_URL'] ? setStatements(session) : singleStatements(session);
  const indicators = codesOf(await session.rows('SELECT code, id FROM indicator'));
  const organisations = codesOf(await session.rows('SELECT code, id FROM organisation'));
  let rows = [];
  for await (const row of createReadStream(join(process.env['FOLDER'] ?? '', 'measurements.csv')).pipe(
    parse({ columns: true }),
  )) {
    rows.push(rowOf(row, indicators, organisations));
    if (rows.length < ROWS_A_STATEMENT) continue;
    await insert(rows);
    rows = [];
  }
  if (rows.length > 0) await insert(rows);
  for (const statement of FILL) await session.run(statement);
});
await database.close();

function codesOf(rows) {
  return new Map(rows.map(({ code, id }) => [code, id]));
}

function rowOf(row, indicators, organisations) {
  const numerator = row.numerator === '' ? null : Number(row.numerator);
  const denominator = row.denominator === '' ? null : Number(row.denominator);
  return {
    id: uuidv7(),
    indicator: indicators.get(row.indicator),
    organisation: organisations.get(row.org),
    year: Number(row.year),
    parts: [row.value === '' ? (100 * numerator) / denominator : Number(row.value), numerator, denominator],
  };
}

/** The fastest on SQLite: a prepared statement a row. */
function singleStatements({ run }) {
  const measurement = `${INTO_MEASUREMENT} VALUES ($1, $2, $3, $4, ${MEASUREMENT}, $5, $6, $7, ${NORMAL})`;
  const revision = `${INTO_REVISION} VALUES ($1, 1, $2, ${REVISION}, $3, $4, $5, ${NORMAL})`;
  const figures = VIEWS.map((view) => `${INTO_FIGURE} VALUES ($1, $2, $3, '', ${view}, $4, $5, $6, ${NORMAL})`);
  return (rows) => {
    for (const { id, indicator, organisation, year, parts } of rows) {
      run(measurement, id, indicator, organisation, year, ...parts);
      run(revision, id, now, ...parts);
      for (const figure of figures) run(figure, indicator, organisation, year, ...parts);
    }
  };
}

/** Few round trips to PostgreSQL: a thousand rows each. */
function setStatements({ run }) {
  const rowsOf = `unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::integer[], $5::double precision[], $6::double precision[], $7::double precision[])
    AS row (id, indicator, organisation, year, value, numerator, denominator)`;
  return async (rows) => {
    const columns = [
      rows.map(({ id }) => id),
      rows.map(({ indicator }) => indicator),
      rows.map(({ organisation }) => organisation),
      rows.map(({ year }) => year),
      ...[0, 1, 2].map((part) => rows.map(({ parts }) => parts[part])),
    ];
    const parts = 'value, numerator, denominator';
    await run(
      `${INTO_MEASUREMENT} SELECT id, indicator, organisation, year, ${MEASUREMENT}, ${parts}, ${NORMAL} FROM ${rowsOf}`,
      ...columns,
    );
    await run(`${INTO_REVISION} SELECT id, 1, $8, ${REVISION}, ${parts}, ${NORMAL} FROM ${rowsOf}`, ...columns, now);
    for (const view of VIEWS) {
      await run(
        `${INTO_FIGURE} SELECT indicator, organisation, year, '', ${view}, ${parts}, ${NORMAL} FROM ${rowsOf}`,
        ...columns,
      );
    }
  };
}

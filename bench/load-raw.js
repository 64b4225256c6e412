/**
 * Loads the made figures past Målbar, because an import checks every single one: measurements, revisions and the figures
 * of both views, by set statements without a check of references, into a database that has plan and organisations. What
 * is kept above them is marked as lacking, for `maalbar migrate` to make. MUNICIPALITIES and DEPARTMENTS say how many
 * there are; SEED makes the figures.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { firstReporter, INDICATORS, isShare, madeValueInSql, YEARS } from './made-values.js';

const municipalities = Number(process.env['MUNICIPALITIES']);
const departments = Number(process.env['DEPARTMENTS']);
const seed = Number(process.env['SEED']);
const url = process.env['DATABASE_URL'];
const now = new Date().toISOString();

/** From the code: `1003` is the fourth municipality, `1003-2` its third department. */
const NUMBER = `CAST(SUBSTR(code, 1, 4) AS integer) - 1000
  + CASE WHEN parent_id IS NULL THEN 0 ELSE ${municipalities} * (1 + CAST(SUBSTR(code, 6) AS integer)) END`;

const loader = url ? await openPostgres(url) : openSqlite(join(process.env['DATA_DIR'] ?? 'data', 'maalbar.sqlite'));
for (let indicator = 0; indicator < INDICATORS; indicator += 1) {
  for (const statement of statementsOf(indicator)) await loader.run(statement);
}
await loader.run('DELETE FROM kept_indicator');
await loader.close();

/** In the order of their keys, so that every index grows at its end. */
function statementsOf(indicator) {
  const id = `(SELECT id FROM indicator WHERE code = 'I${indicator}')`;
  const value = madeValueInSql(seed, { indicator, organisation: 'made.number', step: 'step' });
  const [numerator, denominator] = isShare(indicator) ? [value, 100] : ['NULL', 'NULL'];
  const parts = 'value, numerator, denominator, observation_status, comparable';
  return [
    `INSERT INTO measurement (id, indicator_id, organisation_id, year, category, version, state, ${parts})
     SELECT ${loader.idOf(`CAST(${indicator} AS bigint) * 100000000 + made.number * ${YEARS.length} + step`)},
       ${id}, made.id, year, '', 1, 'SUBMITTED', ${value}, ${numerator}, ${denominator}, 'NORMAL', TRUE
     FROM (SELECT id, ${NUMBER} AS number FROM organisation WHERE kind IN ('MUNICIPALITY', 'DEPARTMENT')) AS made
     CROSS JOIN (${YEARS.map((year, step) => `SELECT ${step} AS step, ${year} AS year`).join(' UNION ALL ')}) AS years
     WHERE made.number >= ${firstReporter(indicator, { municipalities, departments })}
     ORDER BY made.id, year`,
    `INSERT INTO measurement_revision (measurement_id, version, at, actor_name, state, ${parts})
     SELECT id, 1, '${now}', 'loaded', state, ${parts} FROM measurement WHERE indicator_id = ${id} ORDER BY id`,
    `INSERT INTO leaf_figure (indicator_id, organisation_id, year, category, view, ${parts})
     SELECT indicator_id, organisation_id, year, category, view, ${parts}
     FROM measurement CROSS JOIN (SELECT 'PUBLIC' AS view UNION ALL SELECT 'WORKING') AS views
     WHERE indicator_id = ${id} ORDER BY organisation_id, year, view`,
  ];
}

function openSqlite(file) {
  const connection = new Database(file);
  // Nothing here needs to outlive a loss of power; the server sets its own.
  for (const pragma of ['journal_mode = DELETE', 'journal_mode = OFF', 'synchronous = OFF', 'foreign_keys = OFF']) {
    connection.pragma(pragma);
  }
  return {
    idOf: (number) => `printf('00000000-0000-7000-8000-%012x', ${number})`,
    run: (statement) => connection.exec(statement),
    close: () => connection.close(),
  };
}

async function openPostgres(connectionString) {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(`SET session_replication_role = 'replica'; SET synchronous_commit = off`);
  return {
    idOf: (number) => `CAST('00000000-0000-7000-8000-' || LPAD(TO_HEX(${number}), 12, '0') AS uuid)`,
    run: (statement) => client.query(statement),
    close: () => client.end(),
  };
}

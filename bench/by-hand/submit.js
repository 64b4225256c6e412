/**
 * One submission as six prepared statements in a transaction: the measurement at its next version, its revision, the
 * figures of both views, and what all participants have together in both. Nothing is validated or authorised.
 */
import { moveAll } from './kept-figures.js';

export async function submit(session, { measurements: [stated] }) {
  return { submitMeasurements: { accepted: [{ version: await correct(session, stated) }], refused: [] } };
}

async function correct(session, { organisation, year, version, ...content }) {
  const { rows, run } = session;
  // The id of the API holds the id of the database.
  const indicator = Buffer.from(content.indicator, 'base64url').toString().split(':')[1];
  const [{ id: organisationId }] = await rows(
    'SELECT id FROM organisation WHERE country = $1 AND code = $2',
    organisation.country,
    organisation.code,
  );
  const [{ id, ...before }] = await rows(
    `SELECT id, value, numerator, denominator FROM measurement
     WHERE indicator_id = $1 AND organisation_id = $2 AND year = $3 AND category = ''`,
    indicator,
    organisationId,
    year,
  );
  const { numerator = null, denominator = null } = content;
  const value = content.value ?? (100 * numerator) / denominator;
  const parts = [value, numerator, denominator];
  const changed = await run(
    `UPDATE measurement SET version = version + 1, value = $1, numerator = $2, denominator = $3
     WHERE id = $4 AND version = $5`,
    ...parts,
    id,
    version,
  );
  if (changed !== 1) throw new Error('The measurement is not at that version.');
  await run(
    `INSERT INTO measurement_revision (measurement_id, version, at, actor_name, state, value, numerator, denominator,
       observation_status, comparable)
     VALUES ($1, $2, $3, 'by hand', 'SUBMITTED', $4, $5, $6, 'NORMAL', TRUE)`,
    id,
    version + 1,
    new Date().toISOString(),
    ...parts,
  );
  await run(
    `UPDATE leaf_figure SET value = $1, numerator = $2, denominator = $3
     WHERE indicator_id = $4 AND organisation_id = $5 AND year = $6 AND category = ''`,
    ...parts,
    indicator,
    organisationId,
    year,
  );
  await moveAll(session, { indicator, year, before, after: { value, numerator, denominator } });
  return version + 1;
}

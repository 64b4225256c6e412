/**
 * The rows behind a comparison of all participants, read by three prepared statements in one consistent state, ranked by
 * the greatest value of the latest year: what a municipality has itself, else what those below it have together.
 */
import { COMPARED_BELOW } from './kept-figures.js';

const READ_COMPARED = `FROM goal_indicator
  JOIN goal ON goal.id = goal_indicator.goal_id
  JOIN participation ON participation.strategy_id = goal.strategy_id`;
const READ_OWN = `SELECT figure.organisation_id AS id, figure.year AS year, figure.value AS value ${READ_COMPARED}
  JOIN leaf_figure figure
    ON figure.indicator_id = goal_indicator.indicator_id AND figure.organisation_id = participation.organisation_id
  WHERE goal_indicator.id = $1 AND figure.view = 'PUBLIC' AND figure.category = '' AND figure.year IN ($2, $3, $4, $5, $6)`;

export async function answerComparison({ firstText, rows }, { goalIndicator, years }) {
  // The id of the API holds the id of the database.
  const id = Buffer.from(goalIndicator, 'base64url').toString().split(':')[1];
  const compared = await rows(
    `SELECT organisation.id AS id, organisation.code AS code, ${firstText('organisation.name')} AS name,
            participation.id AS place ${READ_COMPARED}
     JOIN organisation ON organisation.id = participation.organisation_id
     WHERE goal_indicator.id = $1`,
    id,
  );
  const values = new Map();
  // What a municipality has itself stands before what is below it.
  for (const statement of [COMPARED_BELOW, READ_OWN]) {
    for (const { id: organisation, year, value } of await rows(statement, id, ...years)) {
      const ofOne = values.get(organisation);
      if (ofOne) ofOne[year] = value;
      else values.set(organisation, { [year]: value });
    }
  }
  const latest = Math.max(...years);
  const latestOf = ({ id: organisation }) => values.get(organisation)[latest];
  compared.sort((one, other) => latestOf(other) - latestOf(one) || (one.place < other.place ? -1 : 1));
  let rank = 0;
  const nodes = compared.map((one, index) => {
    if (index === 0 || latestOf(one) !== latestOf(compared[index - 1])) rank = index + 1;
    return {
      rank,
      organisation: { code: one.code, name: one.name },
      values: years.map((year) => ({ year, value: values.get(one.id)[year] })),
    };
  });
  return { node: { comparison: { nodes } } };
}

/** The figures kept above those of organisations, made by one statement of the database each. */

const SUMS = [
  ['reported', 'COUNT(*)'],
  ['sum_of_values', 'SUM(figure.value)'],
  ['sum_of_numerators', 'SUM(figure.numerator)'],
  ['sum_of_denominators', 'SUM(figure.denominator)'],
  ['sum_of_populations', 'SUM(population.population)'],
  ['sum_of_values_times_population', 'SUM(figure.value * population.population)'],
  ['minimum', 'MIN(figure.value)'],
  ['maximum', 'MAX(figure.value)'],
];
const COLUMNS = SUMS.map(([column]) => column).join(', ');
const TERMS = SUMS.map(([column, term]) => `${term} AS ${column}`).join(', ');
const POPULATION = 'LEFT JOIN population ON population.organisation_id = figure.organisation_id';

/** Right because every participant of the made data has a figure of its own, and one population. */
const OF_PARTICIPANTS = `SELECT part.goal_indicator_id, figure.year, figure.category, figure.view, part.indicator_id, ${TERMS}
  FROM leaf_participation part
  JOIN leaf_figure figure
    ON figure.indicator_id = part.indicator_id AND figure.organisation_id = part.organisation_id
  ${POPULATION}
  GROUP BY part.goal_indicator_id, figure.year, figure.category, figure.view, part.indicator_id`;

export const FILL_PARTICIPANTS = `INSERT INTO participants_figure (goal_indicator_id, year, category, view, indicator_id, ${COLUMNS})
  ${OF_PARTICIPANTS}`;

/**
 * Moves what all participants add up to, in both views, by a difference: what is cheapest, and exact for whole numbers.
 * The least and the greatest value cannot be moved so, and are left as they are.
 */
export const MOVE_PARTICIPANTS = `UPDATE participants_figure
  SET sum_of_values = sum_of_values + $1, sum_of_numerators = sum_of_numerators + $2,
      sum_of_denominators = sum_of_denominators + $3, sum_of_values_times_population = sum_of_values_times_population + $4
  WHERE indicator_id = $5 AND year = $6 AND category = ''`;

/** How many of them are not what the figures add up to. */
export const COUNT_DIFFERENCES = `SELECT COUNT(*) AS stored
  FROM participants_figure kept
  JOIN (${OF_PARTICIPANTS}) AS made
    ON made.goal_indicator_id = kept.goal_indicator_id AND made.year = kept.year AND made.category = kept.category
    AND made.view = kept.view
  WHERE ${['reported', 'sum_of_values', 'sum_of_numerators', 'sum_of_denominators', 'sum_of_values_times_population']
    .map((column) => `kept.${column} IS DISTINCT FROM made.${column}`)
    .join(' OR ')}`;

/** Right because departments of the made data have nobody below them. */
export const FILL_PARENTS = `INSERT INTO organisation_figure (indicator_id, year, organisation_id, category, view, ${COLUMNS})
  SELECT figure.indicator_id, figure.year, child.parent_id, figure.category, figure.view, ${TERMS}
  FROM leaf_figure figure
  JOIN organisation child ON child.id = figure.organisation_id
  ${POPULATION}
  WHERE child.parent_id IS NOT NULL
  GROUP BY figure.indicator_id, figure.year, child.parent_id, figure.category, figure.view`;

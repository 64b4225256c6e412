/**
 * What is kept above the figures of organisations, read and written by one statement of the database each. Right for the
 * made data: whoever is expected has reported, by itself or by departments that have nobody below them, baselines are
 * the figures of the first year, and shares are per cent.
 */

const INTO_JOINT = `INSERT INTO joint_figure (goal_indicator_id, whole, view, year, indicator_id, organisation_id, is_reported,
  has_value, value, numerator, denominator, observation_status, expected, reported, population_share,
  baseline_year, baseline_value, baseline_numerator, baseline_denominator, baseline_assumed, moves_against_members)`;

/** @param members a row for each of those that are joined, and each year */
function joined(members) {
  const first = (column) => `FIRST_VALUE(${column}) OVER in_time`;
  const baseline = ['year', 'value', 'numerator', 'denominator'].map(first).join(', ');
  return `SELECT goal_indicator_id, whole, view, year, indicator_id, organisation_id, TRUE, TRUE,
    value, numerator, denominator, 'NORMAL', reported, reported, population_share, ${baseline}, FALSE, FALSE
  FROM (
    SELECT goal_indicator_id, whole, view, year, indicator_id, organisation_id, COUNT(*) AS reported,
      CASE WHEN COUNT(population) = COUNT(*) THEN 1 END AS population_share,
      COALESCE(100 * SUM(numerator) / SUM(denominator), SUM(value) / COUNT(*)) AS value,
      SUM(numerator) AS numerator, SUM(denominator) AS denominator
    FROM (${members}) AS member
    GROUP BY goal_indicator_id, whole, view, year, indicator_id, organisation_id
  ) AS together
  WINDOW in_time AS (PARTITION BY goal_indicator_id, whole, view ORDER BY year)`;
}

const DEPARTMENTS = `SELECT goal_indicator.id AS goal_indicator_id, CAST(child.parent_id AS text) AS whole, figure.view,
    figure.year, figure.indicator_id, child.parent_id AS organisation_id,
    population, figure.value, figure.numerator, figure.denominator
  FROM leaf_figure figure
  JOIN organisation child ON child.id = figure.organisation_id
  JOIN goal_indicator ON goal_indicator.indicator_id = figure.indicator_id
  LEFT JOIN population ON population.organisation_id = child.id
  WHERE child.parent_id IS NOT NULL`;

const PARTICIPANTS = `goal_indicator
  JOIN goal ON goal.id = goal_indicator.goal_id
  JOIN participation ON participation.strategy_id = goal.strategy_id`;
const OF_PARTICIPANT = `SELECT goal_indicator.id AS goal_indicator_id, '' AS whole, figure.view, figure.year,
    goal_indicator.indicator_id, CAST(NULL AS uuid) AS organisation_id,
    population, figure.value, figure.numerator, figure.denominator
  FROM ${PARTICIPANTS}
  LEFT JOIN population ON population.organisation_id = participation.organisation_id`;
const REPORTED_ITSELF = `${OF_PARTICIPANT}
  JOIN leaf_figure figure
    ON figure.indicator_id = goal_indicator.indicator_id AND figure.organisation_id = participation.organisation_id`;
const REPORTED_BELOW = `${OF_PARTICIPANT}
  JOIN joint_figure figure
    ON figure.goal_indicator_id = goal_indicator.id AND figure.whole = CAST(participation.organisation_id AS text)
  WHERE NOT EXISTS (
    SELECT 1 FROM leaf_figure own
    WHERE own.indicator_id = goal_indicator.indicator_id AND own.organisation_id = participation.organisation_id
      AND own.year = figure.year)`;

const ALL = `${REPORTED_ITSELF} UNION ALL ${REPORTED_BELOW}`;

const SUMS_OF_DEPARTMENTS = `SELECT figure.indicator_id, figure.year, child.parent_id, '', figure.view, COUNT(*),
    SUM(figure.value), SUM(figure.numerator), SUM(figure.denominator), SUM(population), SUM(figure.value * population),
    MIN(figure.value), MAX(figure.value)
  FROM leaf_figure figure
  JOIN organisation child ON child.id = figure.organisation_id
  LEFT JOIN population ON population.organisation_id = child.id
  WHERE child.parent_id IS NOT NULL
  GROUP BY figure.indicator_id, figure.year, child.parent_id, figure.view`;

/** Makes all that is kept, in this order. */
export const FILL = [
  `INSERT INTO organisation_figure (indicator_id, year, organisation_id, category, view, reported,
     sum_of_values, sum_of_numerators, sum_of_denominators, sum_of_populations, sum_of_values_times_population,
     minimum, maximum) ${SUMS_OF_DEPARTMENTS}`,
  // The years of the plan, in which nobody had reported.
  'DELETE FROM joint_figure',
  `${INTO_JOINT} ${joined(DEPARTMENTS)}`,
  `${INTO_JOINT} ${joined(ALL)}`,
];

/** Tables with what must come out alike. Means are rounded: two orders of adding up differ in the last digits. */
export const SUMS_TO_COMPARE = [
  ['organisation_figure', 'SUM(reported) AS reported, SUM(sum_of_values) AS total'],
  [
    'joint_figure',
    `SUM(expected + reported) AS reported,
     SUM(CAST(ROUND(1000000 * (value + baseline_value + COALESCE(numerator + denominator, 0))) AS bigint)) AS total`,
  ],
];

/** $1 a strategy. */
export const KEPT_OF_ALL = `SELECT goal_indicator_id AS id, year, value, reported FROM joint_figure
  WHERE whole = '' AND view = 'PUBLIC'
    AND goal_indicator_id IN (SELECT goal_indicator.id FROM goal_indicator JOIN goal ON goal.id = goal_id WHERE strategy_id = $1)
  ORDER BY year`;

/** $1 a strategy, $2 the country and $3 the code of an organisation: those below it. */
export const KEPT_BELOW = `SELECT goal_indicator_id AS id, year, value, reported FROM joint_figure
  WHERE view = 'PUBLIC'
    AND goal_indicator_id IN (SELECT goal_indicator.id FROM goal_indicator JOIN goal ON goal.id = goal_id WHERE strategy_id = $1)
    AND whole = (SELECT CAST(id AS text) FROM organisation WHERE country = $2 AND code = $3)
  ORDER BY year`;

/** $1 an indicator of a goal, $2 to $6 years: those below each organisation. */
export const COMPARED_BELOW = `SELECT whole AS id, year, value FROM joint_figure
  WHERE goal_indicator_id = $1 AND whole <> '' AND view = 'PUBLIC' AND year IN ($2, $3, $4, $5, $6)`;

const MOVE_ALL = `UPDATE joint_figure
  SET value = COALESCE(
        100 * (numerator + CAST($1 AS double precision)) / (denominator + CAST($2 AS double precision)),
        value + CAST($3 AS double precision) / reported),
      numerator = numerator + CAST($4 AS double precision), denominator = denominator + CAST($5 AS double precision)
  WHERE goal_indicator_id IN (SELECT id FROM goal_indicator WHERE indicator_id = $6) AND whole = '' AND year = $7`;

/** Moves what all participants have together, in both views, by a difference: what is cheapest. Baselines stay. */
export function moveAll({ run }, { indicator, year, before, after }) {
  const [numerator, denominator] = [after.numerator - before.numerator, after.denominator - before.denominator];
  return run(MOVE_ALL, numerator, denominator, after.value - before.value, numerator, denominator, indicator, year);
}

/** How many of those of all participants are not what the figures add up to. */
export const COUNT_DIFFERENCES = `SELECT COUNT(*) AS stored
  FROM joint_figure kept
  JOIN (
    SELECT goal_indicator_id, view, year, COUNT(*) AS reported,
      COALESCE(100 * SUM(numerator) / SUM(denominator), SUM(value) / COUNT(*)) AS value
    FROM (${ALL}) AS member GROUP BY goal_indicator_id, view, year
  ) AS made
    ON made.goal_indicator_id = kept.goal_indicator_id AND made.view = kept.view AND made.year = kept.year
  WHERE kept.whole = '' AND (made.reported <> kept.reported OR ABS(made.value - kept.value) > 1e-9)`;

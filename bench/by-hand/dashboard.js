/**
 * The rows behind a dashboard, read by four prepared statements in one consistent state and serialised by hand: the same
 * bytes as the server's, with nothing validated, authorised or judged but the attainment of the last value.
 */
import { open } from './open.js';
import { serve } from './serve.js';

const database = open();
const GOAL_INDICATORS =
  '(SELECT goal_indicator.id FROM goal_indicator JOIN goal ON goal.id = goal_id WHERE goal.strategy_id = $1)';
const INDICATORS =
  '(SELECT indicator_id FROM goal_indicator JOIN goal ON goal.id = goal_id WHERE goal.strategy_id = $1)';

const READ_TARGETS = `SELECT goal_indicator_id AS id, year, value FROM common_target
  WHERE goal_indicator_id IN ${GOAL_INDICATORS} ORDER BY year`;
const READ_ALL = `SELECT goal_indicator_id AS id, year, reported, sum_of_values, sum_of_numerators, sum_of_denominators
  FROM participants_figure WHERE view = 'PUBLIC' AND category = '' AND goal_indicator_id IN ${GOAL_INDICATORS} ORDER BY year`;
const READ_ONE = `SELECT indicator_id AS id, year, value FROM leaf_figure
  WHERE view = 'PUBLIC' AND category = '' AND indicator_id IN ${INDICATORS}
    AND organisation_id = (SELECT id FROM organisation WHERE country = $2 AND code = $3) ORDER BY year`;

serve((variables) => database.read((session) => answer(session, variables.organisation ?? null)));

async function answer({ firstText, rows }, organisation) {
  const [strategy] = await rows(
    `SELECT id, ${firstText('title')} AS title, end_year FROM strategy WHERE slug = $1`,
    'bench',
  );
  const plan = await rows(
    `SELECT theme.code AS theme, ${firstText('theme.title')} AS theme_title, goal.code AS goal,
            ${firstText('goal.title')} AS goal_title, goal_indicator.id AS id, goal_indicator.baseline_year AS baseline_year,
            goal_indicator.baseline_value AS baseline,
            indicator.id AS indicator_id, indicator.code AS code, ${firstText('indicator.title')} AS title,
            indicator.unit AS unit, indicator.factor AS factor, indicator.aggregation AS aggregation
     FROM theme
     JOIN goal ON goal.theme_id = theme.id
     JOIN goal_indicator ON goal_indicator.goal_id = goal.id
     JOIN indicator ON indicator.id = goal_indicator.indicator_id
     WHERE theme.strategy_id = $1 ORDER BY theme.position, goal.position, goal_indicator.position`,
    strategy.id,
  );
  const targets = grouped(await rows(READ_TARGETS, strategy.id));
  const figures = grouped(
    organisation === null
      ? await rows(READ_ALL, strategy.id)
      : await rows(READ_ONE, strategy.id, organisation.country, organisation.code),
  );
  const themes = themesOf(plan, (row) =>
    organisation === null
      ? indicatorOf(row, targets.get(row.id), figures.get(row.id) ?? [])
      : indicatorOf(ownBaseline(row, figures), targets.get(row.id), figures.get(row.indicator_id) ?? []),
  );
  return { strategy: { title: strategy.title, progress: { year: strategy.end_year, themes } } };
}

function themesOf(plan, indicatorIn) {
  const themes = [];
  let theme;
  let goal;
  for (const row of plan) {
    if (theme?.theme.code !== row.theme) {
      theme = { theme: { code: row.theme, title: row.theme_title }, goals: [] };
      themes.push(theme);
    }
    if (goal?.goal.code !== row.goal) {
      goal = { goal: { code: row.goal, title: row.goal_title }, indicators: [] };
      theme.goals.push(goal);
    }
    goal.indicators.push(indicatorIn(row));
  }
  return themes;
}

/** A municipality that has a figure of the baseline year starts from it. */
function ownBaseline(row, figures) {
  const own = figures.get(row.indicator_id)?.find(({ year }) => year === row.baseline_year);
  return own ? { ...row, baseline: own.value } : row;
}

function indicatorOf(row, targets, figures) {
  const target = targets?.at(-1) ?? null;
  const series = figures.map((figure) => ({ year: figure.year, value: figureOf(row, figure) }));
  const last = series.at(-1) ?? null;
  return {
    goalIndicator: { indicator: { code: row.code, title: row.title, unit: row.unit } },
    dataYear: last?.year ?? null,
    value: last?.value ?? null,
    attainment: last && target && attainmentOf(last.value, row.baseline, target.value),
    target: target && { year: target.year, value: target.value },
    coverage: { reported: figures.at(-1)?.reported ?? (last === null ? 0 : 1) },
    series,
  };
}

function attainmentOf(value, baseline, target) {
  return Math.min(100, Math.max(0, (100 * (value - baseline)) / (target - baseline)));
}

function figureOf({ aggregation, factor }, figure) {
  if ('value' in figure) return figure.value;
  return aggregation === 'RATIO_OF_SUMS'
    ? (factor * figure.sum_of_numerators) / figure.sum_of_denominators
    : figure.sum_of_values / figure.reported;
}

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(row);
    else groups.set(row.id, [row]);
  }
  return groups;
}

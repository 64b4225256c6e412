/**
 * The rows behind a dashboard, read by four prepared statements in one consistent state, or by five for a municipality:
 * what the server answers, with nothing validated, authorised or judged but the attainment of the last value.
 */
import { KEPT_BELOW, KEPT_OF_ALL } from './kept-figures.js';

const GOAL_INDICATORS =
  '(SELECT goal_indicator.id FROM goal_indicator JOIN goal ON goal.id = goal_id WHERE goal.strategy_id = $1)';
const INDICATORS =
  '(SELECT indicator_id FROM goal_indicator JOIN goal ON goal.id = goal_id WHERE goal.strategy_id = $1)';

const READ_TARGETS = `SELECT goal_indicator_id AS id, year, value FROM common_target
  WHERE goal_indicator_id IN ${GOAL_INDICATORS} ORDER BY year`;
const READ_OWN = `SELECT indicator_id AS id, year, value FROM leaf_figure
  WHERE view = 'PUBLIC' AND category = '' AND indicator_id IN ${INDICATORS}
    AND organisation_id = (SELECT id FROM organisation WHERE country = $2 AND code = $3) ORDER BY year`;

export async function answerDashboard({ firstText, rows }, { organisation = null }) {
  const [strategy] = await rows(
    `SELECT id, ${firstText('title')} AS title, end_year FROM strategy WHERE slug = $1`,
    'bench',
  );
  const plan = await rows(
    `SELECT theme.code AS theme, ${firstText('theme.title')} AS theme_title, goal.code AS goal,
            ${firstText('goal.title')} AS goal_title, goal_indicator.id AS id, goal_indicator.baseline_year AS baseline_year,
            goal_indicator.baseline_value AS baseline,
            indicator.id AS indicator_id, indicator.code AS code, ${firstText('indicator.title')} AS title,
            indicator.unit AS unit
     FROM theme
     JOIN goal ON goal.theme_id = theme.id
     JOIN goal_indicator ON goal_indicator.goal_id = goal.id
     JOIN indicator ON indicator.id = goal_indicator.indicator_id
     WHERE theme.strategy_id = $1 ORDER BY theme.position, goal.position, goal_indicator.position`,
    strategy.id,
  );
  const targets = grouped(await rows(READ_TARGETS, strategy.id));
  const whose = organisation === null ? [] : [organisation.country, organisation.code];
  const own = grouped(organisation === null ? [] : await rows(READ_OWN, strategy.id, ...whose));
  const kept = grouped(await rows(organisation === null ? KEPT_OF_ALL : KEPT_BELOW, strategy.id, ...whose));
  const themes = themesOf(plan, (row) => {
    const figures = own.get(row.indicator_id) ?? kept.get(row.id) ?? [];
    return indicatorOf(organisation === null ? row : ownBaseline(row, figures), targets.get(row.id), figures);
  });
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

/** Whoever has a figure of the baseline year, itself or from those below it, starts from it. */
function ownBaseline(row, figures) {
  const own = figures.find(({ year }) => year === row.baseline_year);
  return own ? { ...row, baseline: own.value } : row;
}

function indicatorOf(row, targets, figures) {
  const target = targets?.at(-1) ?? null;
  const series = figures.map(({ year, value }) => ({ year, value }));
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

function grouped(rows) {
  const groups = new Map();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(row);
    else groups.set(row.id, [row]);
  }
  return groups;
}

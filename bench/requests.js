/** What is asked of the servers. */
import { YEARS } from './made-values.js';

const DASHBOARD = `query ($organisation: OrganisationRef) {
  strategy(slug: "bench") {
    title
    progress(organisation: $organisation) {
      year
      themes { theme { code title } goals { goal { code title } indicators {
        goalIndicator { indicator { code title unit } }
        dataYear value attainment target { year value } coverage { reported } series { year value }
      } } }
    }
  }
}`;
const COMPARISON = `query ($goalIndicator: ID!, $years: [Int!]!) {
  node(id: $goalIndicator) {
    ... on GoalIndicator {
      comparison(years: $years, first: 400) { nodes { rank organisation { code name } values { year value } } }
    }
  }
}`;
const SUBMIT = `mutation ($measurements: [MeasurementInput!]!) {
  submitMeasurements(input: { measurements: $measurements }) { accepted { version } refused { reason } }
}`;

/** Of which departments speak, where there are some. */
const COMPARED = 'I1';

export const IDS = JSON.stringify({
  query: `{
    indicators(first: 100) { nodes { id code } }
    strategy(slug: "bench") { goals { indicators { id indicator { code } } } }
  }`,
});

export const DASHBOARD_OF_ALL = dashboard({});

/** @param goalIndicators with their ids in the API and the codes of their indicators */
export function readsOf({ goalIndicators, municipalities }) {
  const { id: goalIndicator } = goalIndicators.find(({ indicator }) => indicator.code === COMPARED);
  return [
    { what: 'dashboard, all participants', body: DASHBOARD_OF_ALL, requireComplete: requireDashboard },
    {
      what: 'dashboard, one municipality',
      body: dashboard({ organisation: { code: municipalities[0], country: 'XX' } }),
      requireComplete: requireDashboard,
    },
    {
      what: 'comparison of all over five years',
      body: JSON.stringify({ query: COMPARISON, variables: { goalIndicator, years: YEARS } }),
      requireComplete: (data) => requireComparison(data, municipalities.length),
    },
  ];
}

function dashboard(variables) {
  return JSON.stringify({ query: DASHBOARD, variables });
}

/** 20 goals, 60 indicators, five years of each with a value. */
function requireDashboard({ strategy }) {
  const goals = strategy.progress.themes.flatMap((theme) => theme.goals);
  const indicators = goals.flatMap((goal) => goal.indicators);
  const points = indicators.flatMap(({ series }) => series.filter(({ value }) => value !== null));
  const judged = indicators.filter(({ attainment, target }) => attainment !== null && target !== null);
  const counts = [goals, indicators, judged, points].map(({ length }) => length).join(', ');
  if (counts !== '20, 60, 60, 300') throw new Error(`The dashboard has ${counts} instead of 20, 60, 60, 300.`);
}

/** Every municipality with a rank and five values. */
function requireComparison({ node }, municipalities) {
  const { nodes } = node.comparison;
  const points = nodes.flatMap(({ rank, values }) => values.filter(({ value }) => rank !== null && value !== null));
  const counts = [nodes, points].map(({ length }) => length).join(', ');
  const wanted = [municipalities, municipalities * YEARS.length].join(', ');
  if (counts !== wanted) throw new Error(`The comparison has ${counts} instead of ${wanted}.`);
}

/**
 * Corrections of figures of municipalities, without end: what everybody has together is moved by each. One after the
 * other they are of other indicators, as from reporters who do not know of each other.
 * @param indicators with their ids in the API
 */
export function* submissions({ indicators, municipalities }) {
  for (let version = 1; ; version += 1) {
    for (const code of municipalities) {
      for (const year of YEARS) {
        for (const { id, isShare } of indicators) yield submission({ code, year, version }, id, isShare);
      }
    }
  }
}

function submission({ code, year, version }, indicator, isShare) {
  const amount = 40 + (version % 2);
  const content = isShare ? { numerator: amount, denominator: 100 } : { value: amount };
  const measurement = { indicator, organisation: { code, country: 'XX' }, year, version, ...content };
  return JSON.stringify({ query: SUBMIT, variables: { measurements: [measurement] } });
}

export function isAccepted(answer) {
  return /^{"data":{"submitMeasurements":{"accepted":\[{"version":\d+}],"refused":\[]}}}\n$/.test(answer);
}

/** Which figures it has is another question while others submit. */
export function isDashboard(answer) {
  return (
    answer.startsWith('{"data":{"strategy":{"title":"Made for measuring","progress":{') && answer.endsWith(']}}}}\n')
  );
}

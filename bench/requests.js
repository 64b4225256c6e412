/** What is asked of the servers. */

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
const SUBMIT = `mutation ($measurements: [MeasurementInput!]!) {
  submitMeasurements(input: { measurements: $measurements }) { accepted { version } refused { reason } }
}`;

export const INDICATOR_IDS = JSON.stringify({ query: '{ indicators(first: 100) { nodes { id code } } }' });

export const DASHBOARDS = [
  { what: 'dashboard, all participants', body: dashboard({}) },
  { what: 'dashboard, one municipality', body: dashboard({ organisation: { code: '1000', country: 'XX' } }) },
];

function dashboard(variables) {
  return JSON.stringify({ query: DASHBOARD, variables });
}

/**
 * Corrections of figures of municipalities, without end: what everybody adds up to is moved by each. One after the other
 * they are of other indicators, as from reporters who do not know of each other.
 * @param indicators with their ids in the API
 */
export function* submissions(indicators, { municipalities, years }) {
  for (let version = 1; ; version += 1) {
    for (const code of municipalities) {
      for (const year of years) {
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

import type { Role } from '../../src/domain/actor.js';
import { has, type Operation, told, toldTo, toldToEverybody } from './operation.js';

const MEMBERS = ['STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'] as const satisfies Role[];
const REPORTING = ['REVIEWER', 'REPORTER'] as const satisfies Role[];

/** What was asked for by its id: told, or as if there were no such thing. */
const BY_ID = {
  document: 'query ($id: ID!) { node(id: $id) { __typename id } }',
  says: ({ node }: { node: object | null }) => told(node !== null),
};

/** Questions about plans, organisations and figures. */
export const READING: readonly Operation[] = [
  {
    field: 'Query.organisations',
    document: 'query ($search: String!) { organisations(search: $search) { totalCount } }',
    variables: ({ place }) => ({ search: place.organisation.code }),
    says: ({ organisations }) => told(organisations.totalCount > 0),
    expected: toldToEverybody,
  },
  {
    field: 'Query.organisation',
    use: 'what may be done with it',
    document:
      'query ($ref: OrganisationRef!) { organisation(ref: $ref) { viewerMay { addPart administer join report } } }',
    variables: ({ place }) => ({ ref: place.organisation }),
    says: ({ organisation: { viewerMay } }) => abilitiesIn(viewerMay),
    expected: (who, relation) =>
      abilitiesIn({
        addPart: has(who, [], relation),
        administer: who.kind === 'account' && has(who, [], relation),
        join: has(who, ['STRATEGY_OWNER'], relation),
        report: has(who, REPORTING, relation),
      }),
  },
  {
    field: 'Query.strategies',
    document: 'query ($owner: OrganisationRef!) { strategies(owner: $owner) { totalCount } }',
    variables: ({ place }) => ({ owner: place.organisation }),
    says: ({ strategies }) => told(strategies.totalCount > 0),
    expected: toldToEverybody,
  },
  {
    field: 'Query.strategy',
    use: 'what may be done with it',
    document: 'query ($id: ID!) { strategy(id: $id) { viewerMay { edit } goals { viewerMay { edit } } } }',
    variables: ({ place }) => ({ id: place.plan.strategy.id }),
    says: ({ strategy: { viewerMay, goals } }) => abilitiesIn({ edit: viewerMay.edit && goals[0].viewerMay.edit }),
    expected: (who, relation) => abilitiesIn({ edit: has(who, ['STRATEGY_OWNER'], relation) }),
  },
  {
    field: 'Query.strategy',
    use: 'who takes part unnamed',
    document: 'query ($id: ID!) { strategy(id: $id) { participants { nodes { organisation { code } } } } }',
    variables: ({ place }) => ({ id: place.joined.strategy.id }),
    says: ({ strategy }) => told(strategy.participants.nodes[0].organisation !== null),
    expected: toldTo(...MEMBERS),
  },
  {
    field: 'Query.strategy',
    use: 'the progress of one that takes part unnamed',
    document: `query ($id: ID!, $organisation: OrganisationRef!) {
      strategy(id: $id) { progress(organisation: $organisation) { status } }
    }`,
    variables: ({ place }) => ({ id: place.joined.strategy.id, organisation: place.organisation }),
    expected: (who, relation) => (has(who, MEMBERS, relation) ? 'done' : 'NOT_FOUND not_a_participant'),
  },
  {
    field: 'Query.strategy',
    use: 'the working view',
    document: 'query ($id: ID!) { strategy(id: $id) { progress(view: WORKING) { status } } }',
    variables: ({ place }) => ({ id: place.plan.strategy.id }),
    expected: (who, relation) => (has(who, MEMBERS, relation) ? 'done' : 'FORBIDDEN role_missing'),
  },
  {
    field: 'Query.indicators',
    document: 'query ($owner: OrganisationRef!) { indicators(owner: $owner) { totalCount } }',
    variables: ({ place }) => ({ owner: place.organisation }),
    says: ({ indicators }) => told(indicators.totalCount > 0),
    expected: toldToEverybody,
  },
  {
    field: 'Query.indicator',
    use: 'drafts of its figures',
    document: 'query ($id: ID!) { indicator(id: $id) { measurements(year: 2022) { totalCount nodes { state } } } }',
    variables: ({ place }) => ({ id: place.plan.indicator.id }),
    says: ({ indicator }) => told(indicator.measurements.totalCount > 0),
    expected: toldTo(...REPORTING),
  },
  {
    field: 'Query.indicator',
    use: 'figures of one that takes part unnamed',
    document: 'query ($id: ID!) { indicator(id: $id) { measurements { totalCount } } }',
    variables: ({ place }) => ({ id: place.joined.indicator.id }),
    says: ({ indicator }) => told(indicator.measurements.totalCount > 0),
    expected: toldTo(...MEMBERS),
  },
  {
    field: 'Query.node',
    use: 'a draft',
    ...BY_ID,
    variables: ({ place }) => ({ id: place.draft }),
    expected: toldTo(...REPORTING),
  },
  {
    field: 'Query.node',
    use: 'a figure of one that takes part unnamed',
    ...BY_ID,
    variables: ({ place }) => ({ id: place.figure }),
    expected: toldTo(...MEMBERS),
  },
  {
    field: 'Query.node',
    use: 'who takes part unnamed',
    document: 'query ($id: ID!) { node(id: $id) { ... on Participation { organisation { code } } } }',
    variables: ({ place }) => ({ id: place.participation }),
    says: ({ node }) => told(node.organisation !== null),
    expected: toldTo(...MEMBERS),
  },
  {
    field: 'Query.node',
    use: 'who wrote a figure',
    document: 'query ($id: ID!) { node(id: $id) { ... on Measurement { revisions { nodes { by } } } } }',
    variables: ({ place }) => ({ id: place.figure }),
    says: ({ node }) => told(typeof node?.revisions.nodes[0].by === 'string'),
    expected: toldTo(...MEMBERS),
  },
  {
    field: 'Query.node',
    use: 'what the public knows',
    ...BY_ID,
    variables: ({ place }) => ({ id: place.plan.use.id }),
    expected: toldToEverybody,
  },
  {
    field: 'Query.nodes',
    use: 'a draft among what the public knows',
    document: 'query ($ids: [ID!]!) { nodes(ids: $ids) { id } }',
    variables: ({ place }) => ({ ids: [place.plan.goal.id, place.draft] }),
    says: ({ nodes: [goal, draft] }) => (goal === null ? 'not even the goal' : told(draft !== null)),
    expected: toldTo(...REPORTING),
  },
  {
    field: 'Query.assess',
    isOfNoPlace: true,
    document: 'query ($input: AssessInput!) { assess(input: $input) { status } }',
    variables: () => ({
      input: {
        asOfYear: 2022,
        baseline: { year: 2020, value: 10 },
        direction: 'INCREASE',
        observations: [{ year: 2022, value: 20 }],
        targets: [{ year: 2024, value: 50 }],
      },
    }),
    expected: () => 'done',
  },
];

/** The names of what may be done. */
function abilitiesIn(abilities: Readonly<Record<string, boolean>>): string {
  const names = Object.keys(abilities).filter((name) => abilities[name]);
  return names.length === 0 ? 'may nothing' : `may ${names.sort().join(', ')}`;
}

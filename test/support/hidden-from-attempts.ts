import { ACCOUNTS, ALL, type Question, SIGNED_IN, VISITOR } from './hidden.js';

const ROLE = (field: string) => `mutation ($input: RoleInput!) { ${field}(input: $input) { id } }`;

/** Refusals, which say the same of what must not be known and of what there is not. */
export const FROM_ATTEMPTS: readonly Question[] = [
  {
    title: 'the progress of an unnamed participant',
    document: `query ($id: ID!, $organisation: OrganisationRef!) {
      strategy(id: $id) { progress(organisation: $organisation) { status } }
    }`,
    variables: ({ joined, organisation }) => ({ id: joined.strategy.id, organisation }),
    asked: ALL,
  },
  {
    title: 'an unnamed participant among its peers',
    document: `query ($id: ID!, $organisation: OrganisationRef!) {
      node(id: $id) { ... on GoalIndicator {
        comparison(years: [2022], peers: { organisations: [$organisation] }) { totalCount }
      } }
    }`,
    variables: ({ joined, organisation }) => ({ id: joined.use.id, organisation }),
    asked: ALL,
  },
  {
    title: 'those similar to an unnamed participant',
    document: `query ($id: ID!, $organisation: OrganisationRef!) {
      node(id: $id) { ... on GoalIndicator {
        comparison(years: [2022], peers: { similarTo: $organisation }) { totalCount }
      } }
    }`,
    variables: ({ joined, organisation }) => ({ id: joined.use.id, organisation }),
    asked: ALL,
  },
  {
    title: 'the own targets of an unnamed participant',
    document: `query ($id: ID!, $organisation: OrganisationRef!) {
      node(id: $id) { ... on GoalIndicator { targets(organisation: $organisation) { value own } } }
    }`,
    variables: ({ joined, organisation }) => ({ id: joined.use.id, organisation }),
    asked: ALL,
  },
  {
    title: 'a draft that somebody else has begun',
    document: 'mutation ($input: SaveMeasurementInput!) { saveMeasurement(input: $input) { id } }',
    variables: ({ plan, begun }) => ({
      input: { measurement: { indicator: plan.indicator.id, organisation: begun, year: 2022, value: 1 } },
    }),
    asked: SIGNED_IN,
  },
  ...['grantRole', 'revokeRole'].map(
    (field): Question => ({
      title: `an account to ${field} of`,
      document: ROLE(field),
      variables: ({ member, begun }) => ({ input: { account: member.id, role: 'REPORTER', organisation: begun } }),
      asked: SIGNED_IN,
    }),
  ),
  {
    title: 'an account whose roles are handed over',
    document: 'mutation ($input: HandOverInput!) { handOver(input: $input) { id } }',
    variables: ({ member, colleague }) => ({ input: { from: member.id, to: colleague } }),
    asked: SIGNED_IN,
  },
  {
    title: 'an account to remove',
    document: 'mutation ($id: ID!) { removeAccount(id: $id) }',
    variables: ({ member: { id } }) => ({ id }),
    asked: SIGNED_IN,
  },
  {
    title: 'a key to revoke',
    document: 'mutation ($id: ID!) { revokeKey(id: $id) { id } }',
    variables: ({ key }) => ({ id: key }),
    asked: SIGNED_IN,
  },
  {
    title: 'a sign-in to end',
    document: 'mutation ($id: ID!) { endSignIn(id: $id) { account { id } } }',
    variables: ({ member: { signIn } }) => ({ id: signIn }),
    asked: ACCOUNTS,
  },
  {
    title: 'an account to sign in with',
    document: 'mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }',
    variables: ({ member: { email } }) => ({ input: { email, password: 'det forkerte kodeord' } }),
    asked: [VISITOR],
  },
  {
    title: 'an account that has forgotten its password',
    document: 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }',
    variables: ({ member: { email } }) => ({ input: { email } }),
    asked: [VISITOR],
  },
];

import { ACCOUNTS, ALL, cursor, type Question, stored } from './hidden.js';

const NODE = 'query ($id: ID!) { node(id: $id) { __typename id } }';

/** Questions, in which whoever may not know of something is told what there is without it. */
export const BY_ASKING: readonly Question[] = [
  { title: 'an account by its id', document: NODE, variables: ({ member: { id } }) => ({ id }), asked: ALL },
  { title: 'a key by its id', document: NODE, variables: ({ key }) => ({ id: key }), asked: ALL },
  { title: 'a draft by its id', document: NODE, variables: ({ draft }) => ({ id: draft }), asked: ALL },
  {
    title: 'a figure of an unnamed participant',
    document: NODE,
    variables: ({ figure }) => ({ id: figure }),
    asked: ALL,
  },
  {
    title: 'all of them at once',
    document: 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }',
    variables: ({ member, key, draft, figure }) => ({ ids: [member.id, key, draft, figure] }),
    asked: ALL,
  },
  {
    title: 'an account as such',
    document: 'query ($id: ID!) { account(id: $id) { email memberships { role } } }',
    variables: ({ member: { id } }) => ({ id }),
    asked: ACCOUNTS,
  },
  {
    title: 'an account by its email',
    document: 'query ($search: String!) { accounts(search: $search) { totalCount nodes { email } } }',
    variables: ({ member: { email } }) => ({ search: email }),
    asked: ACCOUNTS,
  },
  {
    title: 'accounts behind the cursor of another',
    document: `query ($after: String!) {
      accounts(after: $after) { totalCount nodes { email } pageInfo { hasNextPage hasPreviousPage endCursor } }
    }`,
    variables: ({ member: { email } }) => ({ after: cursor(email) }),
    asked: ACCOUNTS,
  },
  {
    title: 'keys behind the cursor of another',
    document: `query ($after: String!) {
      keys(after: $after) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage endCursor } }
    }`,
    variables: ({ key }) => ({ after: cursor(stored(key)) }),
    asked: ACCOUNTS,
  },
  {
    title: 'figures of an unnamed participant, and how many there are',
    document: `query ($id: ID!, $organisation: OrganisationRef!) {
      indicator(id: $id) { measurements(organisation: $organisation) { totalCount nodes { id } pageInfo { endCursor } } }
    }`,
    variables: ({ joined, organisation }) => ({ id: joined.indicator.id, organisation }),
    asked: ALL,
  },
  {
    title: 'figures behind the cursor of one of an unnamed participant',
    document: `query ($id: ID!, $after: String!) {
      indicator(id: $id) { measurements(after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }
    }`,
    variables: ({ joined, figure }) => ({ id: joined.indicator.id, after: cursor('2022', stored(figure)) }),
    asked: ALL,
  },
  {
    title: 'figures behind the cursor of a draft',
    document: `query ($id: ID!, $after: String!) {
      indicator(id: $id) { measurements(after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }
    }`,
    variables: ({ plan, draft }) => ({ id: plan.indicator.id, after: cursor('2022', stored(draft)) }),
    asked: ALL,
  },
];

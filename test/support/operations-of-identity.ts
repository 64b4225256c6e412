import { newKey } from './askers.js';
import { unique } from './given.js';
import {
  administers,
  doneByAdministrators,
  forAccounts,
  type Operation,
  ROLE_MISSING,
  told,
  toldToAdministrators,
  toldToEverybody,
} from './operation.js';
import { accountOf } from './people.js';

const UNKNOWN_ACCOUNT = 'NOT_FOUND unknown_account';

/** Whoever asks is told of an account or a key by its id where a question of the kind may be asked by all. */
const toldByNode: Operation['expected'] = (who, relation) => told(administers(who, relation));

const NODE = {
  field: 'Query.node',
  document: 'query ($id: ID!) { node(id: $id) { id } }',
  says: ({ node }: { node: object | null }) => told(node !== null),
};

/** Questions about people and keys. */
export const ASKING_ABOUT_PEOPLE: readonly Operation[] = [
  {
    field: 'Query.viewer',
    isOfNoPlace: true,
    document: '{ viewer { account { id } signIns { isCurrent } } }',
    says: ({ viewer }, { self }) => {
      if (viewer === null) return 'nothing';
      return viewer.account.id === self?.id && viewer.signIns[0].isCurrent ? 'told' : 'somebody else';
    },
    expected: ({ kind }) => told(kind === 'account'),
  },
  {
    field: 'Query.signInWays',
    isOfNoPlace: true,
    document: '{ signInWays { singleSignOn sampleAccounts { email } } }',
    says: ({ signInWays }) => told(signInWays.singleSignOn === null && signInWays.sampleAccounts.length === 0),
    expected: toldToEverybody,
  },
  {
    field: 'Query.accounts',
    use: 'of an organisation',
    document: `query ($organisation: OrganisationRef!, $search: String!) {
      accounts(organisation: $organisation, search: $search) { totalCount nodes { email } }
    }`,
    variables: ({ place }) => ({ organisation: place.organisation, search: place.member.email }),
    says: ({ accounts: { totalCount, nodes } }) => told(totalCount + nodes.length > 0),
    expected: toldToAdministrators,
  },
  {
    field: 'Query.accounts',
    use: 'of all organisations',
    document: 'query ($search: String!) { accounts(search: $search) { totalCount nodes { email } } }',
    variables: ({ place }) => ({ search: place.member.email }),
    says: ({ accounts: { totalCount, nodes } }) => told(totalCount + nodes.length > 0),
    expected: toldToAdministrators,
  },
  {
    field: 'Query.account',
    document: 'query ($id: ID!) { account(id: $id) { email } }',
    variables: ({ place }) => ({ id: place.member.id }),
    says: ({ account }) => told(account !== null),
    expected: toldToAdministrators,
  },
  {
    field: 'Query.account',
    use: "one's own",
    document: 'query ($id: ID!) { account(id: $id) { email } }',
    variables: ({ place, self }) => ({ id: self?.id ?? place.member.id }),
    says: ({ account }) => told(account !== null),
    expected: ({ kind }) => forAccounts(kind, 'told'),
  },
  { ...NODE, use: 'an account', variables: ({ place }) => ({ id: place.member.id }), expected: toldByNode },
  { ...NODE, use: 'a key', variables: ({ place }) => ({ id: place.key }), expected: toldByNode },
  {
    field: 'Query.keys',
    document: `query ($organisation: OrganisationRef!) {
      keys(organisation: $organisation) { totalCount nodes { id } }
    }`,
    variables: ({ place }) => ({ organisation: place.organisation }),
    says: ({ keys: { totalCount, nodes } }) => told(totalCount + nodes.length > 0),
    expected: toldToAdministrators,
  },
  {
    field: 'Query.happenings',
    document: `query ($organisation: OrganisationRef!) {
      happenings(organisation: $organisation) { totalCount nodes { action } }
    }`,
    variables: ({ place }) => ({ organisation: place.organisation }),
    says: ({ happenings: { totalCount, nodes } }) => told(totalCount + nodes.length > 0),
    expected: toldToAdministrators,
  },
];

/** Changes of people and keys by those who look after them. */
export const LOOKING_AFTER_PEOPLE: readonly Operation[] = [
  {
    field: 'Mutation.invite',
    document: 'mutation ($input: InviteInput!) { invite(input: $input) { email } }',
    variables: ({ place }) => ({
      input: {
        ...{ email: `${unique('ny')}@example.org`, name: 'Ny', language: 'DA', role: 'REPORTER' },
        organisation: place.organisation,
      },
    }),
    expected: doneByAdministrators(ROLE_MISSING),
  },
  {
    field: 'Mutation.grantRole',
    document: 'mutation ($input: RoleInput!) { grantRole(input: $input) { id } }',
    variables: ({ place }) => ({
      input: { account: place.member.id, role: 'VIEWER', organisation: place.organisation },
    }),
    expected: doneByAdministrators(UNKNOWN_ACCOUNT),
  },
  {
    field: 'Mutation.grantRole',
    use: 'to oneself',
    document: 'mutation ($input: RoleInput!) { grantRole(input: $input) { id } }',
    variables: ({ place, self }) => ({
      input: { account: self?.id ?? place.member.id, role: 'ADMIN', organisation: place.organisation },
    }),
    expected: (who, relation) => {
      const others = who.kind === 'key' ? UNKNOWN_ACCOUNT : ROLE_MISSING;
      return doneByAdministrators(others)(who, relation);
    },
  },
  {
    field: 'Mutation.revokeRole',
    document: 'mutation ($input: RoleInput!) { revokeRole(input: $input) { id } }',
    variables: async ({ app, place }) => {
      const { id } = await accountOf(app, [{ role: 'VIEWER', in: place.organisation }]);
      return { input: { account: id, role: 'VIEWER', organisation: place.organisation } };
    },
    expected: doneByAdministrators(UNKNOWN_ACCOUNT),
  },
  {
    field: 'Mutation.handOver',
    document: 'mutation ($input: HandOverInput!) { handOver(input: $input) { id } }',
    variables: async ({ app, place }) => {
      const { id } = await accountOf(app, [{ role: 'REVIEWER', in: place.organisation }]);
      return { input: { from: id, to: place.colleague } };
    },
    expected: doneByAdministrators(UNKNOWN_ACCOUNT),
  },
  {
    field: 'Mutation.removeAccount',
    document: 'mutation ($id: ID!) { removeAccount(id: $id) }',
    variables: async ({ app, place }) => {
      const { id } = await accountOf(app, [{ role: 'VIEWER', in: place.organisation }]);
      return { id };
    },
    expected: doneByAdministrators(UNKNOWN_ACCOUNT),
  },
  {
    field: 'Mutation.createKey',
    document: 'mutation ($input: CreateKeyInput!) { createKey(input: $input) { key { id } } }',
    variables: ({ place }) => ({
      input: {
        ...{ purpose: unique('ny'), role: 'REPORTER', organisation: place.organisation },
        expiresOn: new Date().toISOString().slice(0, 10),
      },
    }),
    expected: doneByAdministrators(ROLE_MISSING),
  },
  {
    field: 'Mutation.revokeKey',
    document: 'mutation ($id: ID!) { revokeKey(id: $id) { id } }',
    variables: async ({ app, place }) => {
      const { id } = await newKey(app, 'VIEWER', place.organisation);
      return { id };
    },
    expected: doneByAdministrators('NOT_FOUND unknown_key'),
  },
];

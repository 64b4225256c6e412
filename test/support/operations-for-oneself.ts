import { makeLink } from '../../src/contexts/identity/mail-link.js';
import { readGlobalId } from '../../src/faces/global-id.js';
import { unique } from './given.js';
import { doneByAccounts, doneForEverybody, forAccounts, NOT_SIGNED_IN, type Operation } from './operation.js';
import { accountOf, PASSWORD } from './people.js';

const ANOTHER_PASSWORD = 'en helt anden saetning at huske';

/** What somebody does for themselves. */
export const FOR_ONESELF: readonly Operation[] = [
  {
    field: 'Mutation.signIn',
    document: 'mutation ($input: SignInInput!) { signIn(input: $input) { account { email } } }',
    variables: ({ place }) => ({ input: { email: place.member.email, password: PASSWORD } }),
    expected: doneForEverybody,
  },
  {
    field: 'Mutation.setPassword',
    document: 'mutation ($input: SetPasswordInput!) { setPassword(input: $input) { account { email } } }',
    variables: async ({ app, place }) => {
      const person = await accountOf(app, [{ role: 'VIEWER', in: place.organisation }]);
      const { id: accountId } = readGlobalId(person.id, 'id');
      const wanted = { kind: 'INVITATION', accountId, hours: 1 } as const;
      const link = await app.server.database.write((session) => makeLink(session, wanted));
      return { input: { link, password: ANOTHER_PASSWORD } };
    },
    expected: doneForEverybody,
  },
  {
    field: 'Mutation.requestPasswordReset',
    isOfNoPlace: true,
    document: 'mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) }',
    variables: () => ({ input: { email: `${unique('nobody')}@example.org` } }),
    expected: doneForEverybody,
  },
  {
    field: 'Mutation.changePassword',
    isOfNoPlace: true,
    document: 'mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { account { id } } }',
    variables: () => ({ input: { current: PASSWORD, password: ANOTHER_PASSWORD } }),
    expected: doneByAccounts,
  },
  {
    field: 'Mutation.updateAccount',
    isOfNoPlace: true,
    document: 'mutation ($input: UpdateAccountInput!) { updateAccount(input: $input) { name } }',
    variables: () => ({ input: { name: 'Et andet navn' } }),
    expected: doneByAccounts,
  },
  { field: 'Mutation.signOut', isOfNoPlace: true, document: 'mutation { signOut }', expected: doneByAccounts },
  {
    field: 'Mutation.endOtherSignIns',
    isOfNoPlace: true,
    document: 'mutation { endOtherSignIns { signIns { isCurrent } } }',
    expected: doneByAccounts,
  },
  {
    field: 'Mutation.endSignIn',
    use: "one's own",
    document: 'mutation ($id: ID!) { endSignIn(id: $id) { account { id } } }',
    variables: ({ place, self }) => ({ id: self?.signIn ?? place.member.signIn }),
    expected: doneByAccounts,
  },
  {
    field: 'Mutation.endSignIn',
    use: "somebody else's, whoever administers them",
    document: 'mutation ($id: ID!) { endSignIn(id: $id) { account { id } } }',
    variables: ({ place }) => ({ id: place.member.signIn }),
    expected: ({ kind }) => forAccounts(kind, 'NOT_FOUND unknown_sign_in'),
  },
  {
    field: 'Mutation.removeAccount',
    use: "one's own",
    document: 'mutation ($id: ID!) { removeAccount(id: $id) }',
    variables: ({ place, self }) => ({ id: self?.id ?? place.member.id }),
    expected: ({ kind }) => {
      if (kind === 'visitor') return NOT_SIGNED_IN;
      return kind === 'account' ? 'done' : 'NOT_FOUND unknown_account';
    },
  },
];

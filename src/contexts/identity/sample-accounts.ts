import type { Session } from '../../database/session.js';
import type { Actor, Role } from '../../domain/actor.js';
import { recordBeside } from '../history/record.js';
import { getOrganisation } from '../organisations/organisation-ref.js';
import { AccountStore } from './account.store.js';
import { newAccount } from './new-account.js';
import { newMembership } from './new-membership.js';
import { nameOf } from './scope.js';

export interface SampleAccount {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Public: these accounts exist in a database with the sample only, which is not to be opened to others. */
  readonly password: string;
  /** Of the password, so that nobody waits for it at the first start. */
  readonly passwordHash: string;
  /** The code of its organisation in the sample; null: everywhere. */
  readonly organisation: string | null;
}

const COUNTRY = 'DK';
const ASSOCIATION = '9900';
const MUNICIPALITY = '9901';

/** One for each role. */
export const SAMPLE_ACCOUNTS: readonly SampleAccount[] = [
  {
    email: 'admin@example.org',
    name: 'Administrator (eksempel)',
    role: 'ADMIN',
    password: 'sample-admin-2024',
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$h6crDcyEkzeJ4iDwNoPlvg$8xgpK0VJka7FqmhJApkzR2tTh/eXb8BdgA5QWr3hKF4',
    organisation: null,
  },
  {
    email: 'owner@example.org',
    name: 'Strategiansvarlig (eksempel)',
    role: 'STRATEGY_OWNER',
    password: 'sample-owner-2024',
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$JnTCAPeB8g863LES2l7tvw$hrSkxb5Z3mPbmwyzdNPjSCXsk19G0ccZqDfRK00YkBY',
    organisation: ASSOCIATION,
  },
  {
    email: 'reviewer@example.org',
    name: 'Godkender (eksempel)',
    role: 'REVIEWER',
    password: 'sample-reviewer-2024',
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$JKo384WANqcpb3cS6BKzWA$EjooHYr1xBfjtmOFthIFMIjVZlOGOEx8kbvuzYyUbqU',
    organisation: MUNICIPALITY,
  },
  {
    email: 'reporter@example.org',
    name: 'Indberetter (eksempel)',
    role: 'REPORTER',
    password: 'sample-reporter-2024',
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$/bbgTk0F/65ZTGIyyV2XNA$PtzVGBO7nFyEFPNrukgDKFXFyfXSPr6FdQCZ19LJ+vg',
    organisation: MUNICIPALITY,
  },
  {
    email: 'viewer@example.org',
    name: 'Læser (eksempel)',
    role: 'VIEWER',
    password: 'sample-viewer-2024',
    passwordHash: '$argon2id$v=19$m=19456,t=2,p=1$MR6HdyUzQPV2EGlERbDL3Q$vDKfrXq6DtUf/1pTj7uFMvwAlk9jBoe1hZFmI3ixvg4',
    organisation: MUNICIPALITY,
  },
];

/** Adds them to a database that was filled with the sample just now. */
export async function addSampleAccounts(session: Session, actor: Actor): Promise<void> {
  const accounts = session.use(AccountStore);
  for (const { email, name, role, passwordHash, organisation } of SAMPLE_ACCOUNTS) {
    const account = newAccount({
      email,
      name,
      language: 'DA',
      at: session.instant,
      passwordHash,
      isSample: true,
    });
    const held =
      organisation && (await getOrganisation(session, { country: COUNTRY, code: organisation }, 'organisation'));
    const organisationId = held ? held.id : null;
    await accounts.insert(account);
    await accounts.insertMembership(newMembership(account.id, { role, organisationId }));
    const facts = { email, role, organisation: held ? nameOf(held) : null };
    const happening = { action: 'role_granted', subjectType: 'Account', subjectId: account.id, facts };
    await recordBeside(session, actor, happening, [organisationId]);
  }
}

export async function hasSampleAccounts(session: Session): Promise<boolean> {
  return (await session.use(AccountStore).samples()).length > 0;
}

/** Removes them with all they could sign in by; answers how many there were. */
export async function removeSampleAccounts(session: Session, actor: Actor): Promise<number> {
  const accounts = session.use(AccountStore);
  const samples = await accounts.samples();
  for (const { id } of samples) await accounts.delete(id);
  for (const { id, email } of samples) {
    const happening = { action: 'sample_accounts_removed', subjectType: 'Account', subjectId: id, facts: { email } };
    await recordBeside(session, actor, happening, []);
  }
  return samples.length;
}

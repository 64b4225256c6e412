import { HistoryEntryEntity } from '../../src/contexts/history/tables/history-entry.entity.js';
import { AccountStore } from '../../src/contexts/identity/account.store.js';
import { actorOf } from '../../src/contexts/identity/account-actor.js';
import { HappeningService } from '../../src/contexts/identity/happening.service.js';
import type { IdentitySettings } from '../../src/contexts/identity/identity-settings.js';
import { KeyService } from '../../src/contexts/identity/key.service.js';
import { newAccount } from '../../src/contexts/identity/new-account.js';
import { type HeldRole, newMembership } from '../../src/contexts/identity/new-membership.js';
import { OPERATOR } from '../../src/contexts/identity/operator.js';
import { PasswordService } from '../../src/contexts/identity/password.service.js';
import { hashOfPassword, PasswordQueue } from '../../src/contexts/identity/password-queue.js';
import { PeopleService } from '../../src/contexts/identity/people.service.js';
import { SignInService } from '../../src/contexts/identity/sign-in.service.js';
import type { AccountEntity } from '../../src/contexts/identity/tables/account.entity.js';
import { addOrganisation } from '../../src/contexts/organisations/add-organisation.js';
import { tables } from '../../src/contexts/tables.js';
import { statedTable } from '../../src/database/columns.js';
import type { Database } from '../../src/database/database.js';
import type { Actor } from '../../src/domain/actor.js';
import { type DatabaseKind, openFreshDatabase } from './databases.js';
import { unique } from './given.js';
import { IDENTITY_SETTINGS } from './identity-settings.js';

export const PASSWORD = 'regnvejr i november';
const PASSWORD_HASH = hashOfPassword(PASSWORD);

/** Counts how often a password was checked, whatever became of it. */
export class CountingQueue extends PasswordQueue {
  checked = 0;
  /** What happens between the check and whatever follows from it. */
  meanwhile: () => Promise<unknown> = async () => {};

  override async verify(passwordHash: string | null, password: string): Promise<boolean> {
    this.checked += 1;
    const fits = await super.verify(passwordHash, password);
    await this.meanwhile();
    return fits;
  }
}

export interface Somebody {
  readonly account: AccountEntity;
  readonly actor: Actor;
}

export type Happened = Pick<HistoryEntryEntity, 'action' | 'actorName' | 'facts'>;

/** The services of accounts on a fresh database, with no server before them, and a clock that the test sets. */
export interface House {
  readonly database: Database;
  readonly signIns: SignInService;
  readonly passwords: PasswordService;
  readonly people: PeopleService;
  readonly keys: KeyService;
  readonly happenings: HappeningService;
  readonly queue: CountingQueue;
  readonly mail: { nudged: number };
  readonly clock: { now: string };
  /** The id of a new organisation. */
  organisation(parent?: string): Promise<string>;
  /** Somebody who has chosen `PASSWORD`. */
  somebody(...roles: readonly HeldRole[]): Promise<Somebody>;
  /** Everything that is stored, as one text. */
  everything(): Promise<string>;
  /** What happened to somebody, as the history tells it, the oldest first. */
  happened(subjectId: string): Promise<readonly Happened[]>;
  rows<Row>(sql: string, parameters?: readonly string[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function openHouse(kind: DatabaseKind, stated: Partial<IdentitySettings> = {}): Promise<House> {
  const clock = { now: '2026-03-02T08:00:00.000Z' };
  const { database, close } = await openFreshDatabase(kind, () => clock.now);
  const settings = { ...IDENTITY_SETTINGS, ...stated };
  const queue = new CountingQueue(settings);
  const mail = { nudged: 0 };
  const postman = {
    nudge: () => {
      mail.nudged += 1;
    },
  };
  return {
    database,
    signIns: new SignInService(database, settings, queue),
    passwords: new PasswordService(database, settings, queue),
    people: new PeopleService(database, postman, settings),
    keys: new KeyService(database),
    happenings: new HappeningService(database),
    queue,
    mail,
    clock,
    organisation: (parent) => organisationIn(database, parent),
    somebody: (...roles) => somebodyIn(database, roles),
    everything: () => everythingIn(database),
    happened: (subjectId) => happenedIn(database, subjectId),
    rows: (sql, parameters = []) => database.read((session) => session.rows(sql, parameters)),
    close,
  };
}

async function happenedIn(database: Database, subjectId: string): Promise<Happened[]> {
  const entries = await database.read((session) =>
    session.manager.find(HistoryEntryEntity, { where: { subjectId }, order: { id: 'ASC' } }),
  );
  return entries.map(({ action, actorName, facts }) => ({ action, actorName, facts }));
}

async function everythingIn(database: Database): Promise<string> {
  const names = tables.map((table) => statedTable(table).name);
  return database.read(async (session) => {
    const stored: unknown[] = [];
    for (const name of names) stored.push(await session.rows(`SELECT * FROM ${name}`));
    return JSON.stringify(stored);
  });
}

async function organisationIn(database: Database, parent?: string): Promise<string> {
  const code = unique('kommune');
  const { id } = await database.write((session) =>
    addOrganisation(session, OPERATOR, {
      code,
      country: 'DK',
      kind: parent ? 'DEPARTMENT' : 'MUNICIPALITY',
      name: [{ language: 'DA', text: code }],
      parent: parent ? { id: parent } : null,
    }),
  );
  return id;
}

async function somebodyIn(database: Database, roles: readonly HeldRole[]): Promise<Somebody> {
  const email = `${unique('rolle')}@example.org`;
  const passwordHash = await PASSWORD_HASH;
  return database.write(async (session) => {
    const account = newAccount({ email, name: email, language: 'DA', at: session.instant, passwordHash });
    const accounts = session.use(AccountStore);
    await accounts.insert(account);
    for (const role of roles) await accounts.insertMembership(newMembership(account.id, role));
    return { account, actor: actorOf(account, roles) };
  });
}

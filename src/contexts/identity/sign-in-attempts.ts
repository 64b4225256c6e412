import type { Session } from '../../database/session.js';
import { TooManySignIns } from './identity.errors.js';
import { hoursBefore, secondsAfter, secondsUntil } from './instants.js';
import { type CountedAttempts, SignInAttemptStore } from './sign-in-attempt.store.js';
import type { Counter, Counters } from './sign-in-counters.js';

/** An attempt that has begun, and how many failed by each counter, with it. */
export interface CountedAttempt {
  readonly counters: Counters;
  readonly counted: Readonly<Record<keyof Counters, CountedAttempts>>;
}

const FORGOTTEN_AFTER_HOURS = 24;

/** The order in which counters are written, everywhere: two attempts never wait for each other. */
const ORDER = ['accountAtAddress', 'account', 'address'] as const;

/** Refuses an attempt that has to wait; by a look only, so that whoever goes on trying writes nothing. @throws TooManySignIns */
export async function requireNoWait(session: Session, counters: Counters): Promise<void> {
  const subjects = ORDER.map((name) => counters[name].subject);
  const until = await session.use(SignInAttemptStore).blockedUntil(subjects);
  if (until !== null) throw new TooManySignIns(secondsUntil(until, session.instant));
}

/**
 * Counts an attempt as a failure, before anybody knows whether it is one: so none gets past the counters by coming at the
 * same time as others. At the account and address of this one the next has to wait at once, elsewhere once it has failed:
 * whoever knows their password makes nobody else wait.
 * @throws TooManySignIns and then counts nothing
 */
export async function beginAttempt(session: Session, counters: Counters): Promise<CountedAttempt> {
  const counted = {
    accountAtAddress: await count(session, counters.accountAtAddress),
    account: await count(session, counters.account),
    address: await count(session, counters.address),
  };
  const until =
    ORDER.map((name) => counted[name].blockedUntil ?? '')
      .sort()
      .at(-1) ?? '';
  if (until > session.instant) throw new TooManySignIns(secondsUntil(until, session.instant));
  await block(session, counters.accountAtAddress, counted.accountAtAddress);
  return { counters, counted };
}

/** The attempt has failed. Answers whether from this one on the next have to wait. */
export async function failAttempt(session: Session, { counters, counted }: CountedAttempt): Promise<boolean> {
  await block(session, counters.account, counted.account);
  await block(session, counters.address, counted.address);
  return ORDER.some((name) => counted[name].failures === counters[name].free);
}

/** The attempt succeeded: it was no failure, and those before it at this account from this address are forgotten. */
export async function forgiveAttempt(session: Session, { counters, counted }: CountedAttempt): Promise<void> {
  const attempts = session.use(SignInAttemptStore);
  await attempts.forget(counters.accountAtAddress.subject);
  await attempts.takeBack(counters.account.subject, counted.account.countedSince);
  await attempts.takeBack(counters.address.subject, counted.address.countedSince);
}

/** Who has shown by a link that the account is theirs need not wait: of the address nothing is forgotten. */
export async function forgetAccount(session: Session, { accountAtAddress, account }: Counters): Promise<void> {
  const attempts = session.use(SignInAttemptStore);
  await attempts.forget(accountAtAddress.subject);
  await attempts.forget(account.subject);
}

/** Counts a failure by one counter alone; answers whether it is one of those for which nobody has to wait. */
export async function countFailure(session: Session, counter: Counter): Promise<boolean> {
  const attempts = session.use(SignInAttemptStore);
  if ((await attempts.blockedUntil([counter.subject])) !== null) return false;
  await block(session, counter, await count(session, counter));
  return true;
}

function count(session: Session, { subject }: Counter): Promise<CountedAttempts> {
  return session.use(SignInAttemptStore).count(subject, hoursBefore(session.instant, FORGOTTEN_AFTER_HOURS));
}

/** The last of the free ones is let through: those after it have to wait. */
async function block(session: Session, { subject, free, longestWait }: Counter, { failures }: CountedAttempts) {
  if (failures < free) return;
  const seconds = Math.min(2 ** (failures - free), longestWait);
  await session.use(SignInAttemptStore).block(subject, secondsAfter(session.instant, seconds));
}

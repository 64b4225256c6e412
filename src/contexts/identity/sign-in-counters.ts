import { createHmac } from 'node:crypto';
import { v5 as uuidv5 } from 'uuid';
import type { IdentitySettings } from './identity-settings.js';

/** What attempts are counted by. */
export interface Counter {
  readonly subject: string;
  /** How many may fail before the next has to wait. */
  readonly free: number;
  /** In seconds. */
  readonly longestWait: number;
}

/** The three counters of an attempt: one who guesses from one address makes the account's owner elsewhere hardly wait. */
export interface Counters {
  readonly accountAtAddress: Counter;
  readonly account: Counter;
  readonly address: Counter;
}

type CounterSettings = Pick<
  IdentitySettings,
  'secret' | 'signInAttempts' | 'signInAttemptsPerAccount' | 'signInAttemptsPerAddress' | 'signInLongestWait'
>;

interface Tried {
  readonly email: string;
  readonly address: string;
}

/** By how much less the owner of an account has to wait for what others do at other addresses. */
const SHORTER_FOR_ACCOUNT = 15;

/** A namespace of our own for what is in the history in place of an account that is not there. */
const NAMESPACE = 'f1d5a9e4-5b0c-4c4b-9d0e-6f1f2f0d7c11';

/** By these is counted who tries to sign in. Who it is cannot be read from them without the secret. */
export function countersOfSignIn(settings: CounterSettings, tried: Tried): Counters {
  return countersOf(settings, tried, '');
}

/** By these, apart, who asks for a new password. */
export function countersOfReset(settings: CounterSettings, tried: Tried): Counters {
  return countersOf(settings, tried, 'reset:');
}

/** By this, apart, whose single sign-on was refused. */
export function counterOfSignOn(settings: CounterSettings, address: string): Counter {
  return addressCounter(settings, `sign-on:address:${address}`);
}

/** What the history names in place of an account that may not be there. */
export function idOfCounter({ subject }: Counter): string {
  return uuidv5(subject, NAMESPACE);
}

function countersOf(settings: CounterSettings, { email, address }: Tried, apart: string): Counters {
  const { secret, signInLongestWait: longestWait } = settings;
  return {
    accountAtAddress: {
      subject: keyed(secret, `${apart}account at ${address}:${email}`),
      free: settings.signInAttempts,
      longestWait,
    },
    account: {
      subject: keyed(secret, `${apart}account:${email}`),
      free: settings.signInAttemptsPerAccount,
      longestWait: Math.floor(longestWait / SHORTER_FOR_ACCOUNT),
    },
    address: addressCounter(settings, `${apart}address:${address}`),
  };
}

function addressCounter(settings: CounterSettings, text: string): Counter {
  return {
    subject: keyed(settings.secret, text),
    free: settings.signInAttemptsPerAddress,
    longestWait: settings.signInLongestWait,
  };
}

function keyed(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('hex');
}

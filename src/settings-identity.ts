import { type Environment, readWholeNumber } from './settings-reading.js';

/** How somebody signs in by a password, and how often it may go wrong. */
export interface SignInSettings {
  /** How many attempts at one account from one address may fail in a day before the next has to wait. */
  readonly signInAttempts: number;
  /** How many at one account, from wherever. */
  readonly signInAttemptsPerAccount: number;
  /** How many from one address, at whichever account. */
  readonly signInAttemptsPerAddress: number;
  /** In seconds. For whoever tries at one account from many addresses a fifteenth of it. */
  readonly signInLongestWait: number;
  /** How many passwords are hashed at the same time. */
  readonly passwordHashes: number;
  /** How many more may wait for it. */
  readonly passwordQueue: number;
  /** The fewest characters of a new password. */
  readonly passwordLength: number;
  /** For how many hours the link of an invitation may be used. */
  readonly invitationHours: number;
  /** For how many hours a link to a new password may be used. */
  readonly passwordResetHours: number;
}

export const SIGN_IN_SETTINGS = [
  'MAALBAR_SIGN_IN_ATTEMPTS',
  'MAALBAR_SIGN_IN_ATTEMPTS_PER_ACCOUNT',
  'MAALBAR_SIGN_IN_ATTEMPTS_PER_ADDRESS',
  'MAALBAR_SIGN_IN_LONGEST_WAIT',
  'MAALBAR_PASSWORD_HASHES',
  'MAALBAR_PASSWORD_QUEUE',
  'MAALBAR_PASSWORD_LENGTH',
  'MAALBAR_INVITATION_HOURS',
  'MAALBAR_PASSWORD_RESET_HOURS',
] as const;

export function readSignIn(environment: Environment): SignInSettings {
  const read = (name: (typeof SIGN_IN_SETTINGS)[number], otherwise: number, least: number, most: number) =>
    readWholeNumber(environment, name, otherwise, least, most);
  return {
    signInAttempts: read('MAALBAR_SIGN_IN_ATTEMPTS', 5, 1, 100),
    signInAttemptsPerAccount: read('MAALBAR_SIGN_IN_ATTEMPTS_PER_ACCOUNT', 50, 1, 10_000),
    signInAttemptsPerAddress: read('MAALBAR_SIGN_IN_ATTEMPTS_PER_ADDRESS', 30, 1, 1_000_000),
    signInLongestWait: read('MAALBAR_SIGN_IN_LONGEST_WAIT', 900, 15, 86_400),
    passwordHashes: read('MAALBAR_PASSWORD_HASHES', 2, 1, 64),
    passwordQueue: read('MAALBAR_PASSWORD_QUEUE', 50, 0, 10_000),
    passwordLength: read('MAALBAR_PASSWORD_LENGTH', 12, 8, 64),
    invitationHours: read('MAALBAR_INVITATION_HOURS', 168, 1, 8_760),
    passwordResetHours: read('MAALBAR_PASSWORD_RESET_HOURS', 2, 1, 168),
  };
}

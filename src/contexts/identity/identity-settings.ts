/** The settings that accounts depend on. */
export abstract class IdentitySettings {
  /** Keys what is stored of emails and addresses that tried to sign in. */
  abstract readonly secret: string;
  /** Whether others than those at this machine are meant to come: then nobody is let in by a password that is public. */
  abstract readonly isOpen: boolean;
  /** After which a sign-in ends whatever happens. */
  abstract readonly sessionDays: number;
  /** After which a sign-in ends that nobody used. */
  abstract readonly sessionIdleHours: number;
  /** How many attempts at one account from one address may fail before the next has to wait. */
  abstract readonly signInAttempts: number;
  /** How many at one account, from wherever. */
  abstract readonly signInAttemptsPerAccount: number;
  /** How many from one address, at whichever account. */
  abstract readonly signInAttemptsPerAddress: number;
  /** In seconds. For whoever tries at one account from many addresses a fifteenth of it. */
  abstract readonly signInLongestWait: number;
  /** How many passwords are hashed at the same time. */
  abstract readonly passwordHashes: number;
  /** How many more may wait for it. */
  abstract readonly passwordQueue: number;
  /** The fewest characters of a new password. */
  abstract readonly passwordLength: number;
  /** For how long the link of an invitation may be used. */
  abstract readonly invitationHours: number;
  /** For how long a link to a new password may be used. */
  abstract readonly passwordResetHours: number;
}

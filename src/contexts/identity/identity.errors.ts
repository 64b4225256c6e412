import { BadInput, DomainError } from '../../domain/domain-error.js';

/** Only an account can do this, and nobody is signed in with one. */
export class NotSignedIn extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('Sign in first.', { reason: 'not_signed_in' });
  }
}

/** The same whatever is wrong: nobody learns whether there is an account. */
export class WrongCredentials extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor() {
    super('Email and password do not belong together.', { reason: 'wrong_credentials' });
  }
}

export class TooManySignIns extends DomainError {
  readonly code = 'TOO_MANY_REQUESTS';

  constructor(retryAfterSeconds: number) {
    super(`There were too many attempts. Try again in ${retryAfterSeconds} second(s).`, {
      reason: 'too_many_attempts',
      retryAfterSeconds,
    });
  }
}

/** More are signing in at once than passwords can be checked. */
export class SignInsBusy extends DomainError {
  readonly code = 'TOO_MANY_REQUESTS';

  constructor() {
    super('Too many are signing in at the moment. Try again in a few seconds.', {
      reason: 'busy',
      retryAfterSeconds: 5,
    });
  }
}

export class LinkNotValid extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor() {
    super('The link is not valid: it was used before, or its time is over. Ask for a new one.', {
      reason: 'link_not_valid',
      argument: 'link',
    });
  }
}

export class CurrentPasswordWrong extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('The current password is another one.', { reason: 'wrong_password', argument: 'current' });
  }
}

/** An account that is not there, or that the actor may not know of. */
export class AccountUnknown extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(argument: string) {
    super('There is no account with this id.', { reason: 'unknown_account', argument });
  }
}

/** A key that is not there, or that the actor may not know of. */
export class KeyUnknown extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(argument: string) {
    super('There is no key with this id.', { reason: 'unknown_key', argument });
  }
}

/** A sign-in that is not there, or is another account's. */
export class SignInUnknown extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(argument: string) {
    super('There is no sign-in with this id.', { reason: 'unknown_sign_in', argument });
  }
}

export class RoleNotYours extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(what: string) {
    super(`You may not ${what}.`, { reason: 'role_missing' });
  }
}

/** Somebody must be left who administers everything. */
export class LastAdmin extends DomainError {
  readonly code = 'CONFLICT';

  constructor() {
    super('This is the last administrator of everything: make somebody else one first.', { reason: 'last_admin' });
  }
}

export class EmailTaken extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor() {
    super('There is already an account with this email.', { reason: 'email_taken', argument: 'email' });
  }
}

export class NotAnEmail extends BadInput {
  constructor(argument: string) {
    super(argument, 'not_an_email', 'This is no email address: it looks like name@example.org.');
  }
}

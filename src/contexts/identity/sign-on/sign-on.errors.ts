import { DomainError } from '../../../domain/domain-error.js';

/** What the provider, or the browser that came back from it, said is not believed. */
export class SignOnRefused extends DomainError {
  readonly code = 'UNAUTHENTICATED';

  constructor(cause: string) {
    super(`Single sign-on was refused: ${cause}.`, { reason: 'sign_on_refused', cause });
  }
}

/** The provider does not answer, or not as a provider does. */
export class SignOnUnavailable extends DomainError {
  readonly code = 'NOT_OPEN';

  constructor(cause: string) {
    super(`The provider of single sign-on cannot be used now: ${cause}.`, { reason: 'sign_on_unavailable', cause });
  }
}

/** The provider knows who it is, and nothing that is known here gives that person a role. */
export class NoAccess extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('Nobody has given this person a role here.', { reason: 'no_access', cause: 'no membership' });
  }
}

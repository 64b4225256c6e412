import { DomainError } from '../../domain/domain-error.js';

/** Also said of a participant that joined unnamed, to whoever is not one of its members: the two must look alike. */
export class NoProgressOfOrganisation extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(strategy: string) {
    super(`This organisation takes no part in '${strategy}', nor is it a part of one that does.`, {
      reason: 'not_a_participant',
      argument: 'organisation',
    });
  }
}

export class WorkingViewNotYours extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(strategy: string) {
    super(`The working view of '${strategy}' is for those who work on it.`, {
      reason: 'role_missing',
      argument: 'view',
    });
  }
}

import { DomainError } from '../../domain/domain-error.js';

export class OrganisationUnknown extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(named: string, argument: string, nearest: string | null) {
    const hint = nearest === null ? '' : ` Did you mean ${nearest}?`;
    super(`There is no organisation ${named}.${hint}`, { reason: 'unknown_organisation', argument });
  }
}

export class OrganisationCodeTaken extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor(country: string, code: string) {
    super(`There is already an organisation ${country} "${code}".`, { reason: 'code_taken', argument: 'code' });
  }
}

export class OrganisationNotYours extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(code: string) {
    super(`You may not add the organisation '${code}'.`, { reason: 'role_missing' });
  }
}

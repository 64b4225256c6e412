import { DomainError } from '../../domain/domain-error.js';

export class OrganisationUnknown extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(named: string, argument: string, nearest: string | null) {
    const hint = nearest === null ? '' : ` Did you mean ${nearest}?`;
    super(`There is no organisation ${named}.${hint}`, { reason: 'unknown_organisation', argument });
  }
}

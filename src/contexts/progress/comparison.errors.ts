import { DomainError } from '../../domain/domain-error.js';

/** Also said of a participant that joined unnamed, to whoever is not one of its members: the two must look alike. */
export class NotAParticipant extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(strategy: string, argument: string) {
    super(`This organisation takes no part in '${strategy}': participants are compared.`, {
      reason: 'not_a_participant',
      argument,
    });
  }
}

export class InhabitantsUnknown extends DomainError {
  readonly code = 'BAD_INPUT';

  constructor() {
    super('Who is like this organisation cannot be said: its inhabitants are not known.', {
      reason: 'no_population',
      argument: 'peers.similarTo',
    });
  }
}

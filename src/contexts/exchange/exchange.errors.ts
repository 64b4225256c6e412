import { DomainError } from '../../domain/domain-error.js';

/** A file that cannot be read any further; the sentence says what is wrong with it. */
export class FileUnreadable extends DomainError {
  readonly code = 'BAD_INPUT';

  constructor(
    readonly place: {
      readonly line: number | null;
      readonly column: string | null;
      readonly value: string | null;
    },
    reason: string,
    message: string,
  ) {
    super(message, { reason });
  }
}

export class ImportNotYours extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('You may not import files.', { reason: 'role_missing' });
  }
}

/** Another import was started while this one was staging its rows. */
export class ImportOvertaken extends DomainError {
  readonly code = 'CONFLICT';

  constructor() {
    super('Another import was started after this one: this one stored nothing. Run it again.', {
      reason: 'import_overtaken',
    });
  }
}

/** Somebody stored, after this import had looked, what it was about to store. */
export class StoredMeanwhile extends DomainError {
  readonly code = 'CONFLICT';

  constructor(what: string) {
    super(`Meanwhile somebody else has stored: ${what}. Nothing was imported. Run it again.`, {
      reason: 'stored_meanwhile',
    });
  }
}

import { DomainError } from '../domain/domain-error.js';

/** Two rows cannot both exist: what a unique constraint of the database refused. */
export class ConstraintViolated extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor(readonly constraint: string) {
    super(`The change contradicts what is already stored (${constraint}); nothing was changed.`, {
      reason: 'constraint_violated',
      constraint,
    });
  }
}

/** A row cannot do without another that is not there or about to go: what a foreign key of the database refused. */
export class ReferenceBroken extends DomainError {
  readonly code = 'CONFLICT';

  constructor(readonly constraint: string) {
    super(`Something that this needs is gone, or something else still needs it (${constraint}); nothing was changed.`, {
      reason: 'reference_broken',
      constraint,
    });
  }
}

/** Another write held what this one needs for longer than a statement waits. */
export class OthersStillWriting extends DomainError {
  readonly code = 'CONFLICT';

  constructor() {
    super('Others are still writing what this needs; nothing was changed. Try again in a while.', {
      reason: 'others_still_writing',
    });
  }
}

export class DataDirectoryInUse extends Error {
  constructor(directory: string) {
    super(`Another Målbar process writes to ${directory}. Stop it first, or set DATA_DIR to another directory.`);
    this.name = 'DataDirectoryInUse';
  }
}

/** A statement came after the read or write that it belongs to: our own mistake, told where it happens. */
export class SessionIsOver extends Error {
  constructor() {
    super(
      'The read or write that this session belongs to is over. Await every statement before the work returns, ' +
        'and keep no session for later.',
    );
    this.name = 'SessionIsOver';
  }
}

/** NaN has no place in storage: SQLite would keep it as null, which says "not measured". */
export class NotANumber extends Error {
  constructor() {
    super('NaN cannot be stored. Refuse it where it comes in; a value that is missing is null.');
    this.name = 'NotANumber';
  }
}

/** A service was called inside another's read or write: our own mistake, told where it happens. */
export class NestedStorageUse extends Error {
  constructor(wanted: string, inside: string) {
    super(
      `A ${wanted} was begun inside a ${inside}. Services open reads and writes, stores join them: ` +
        `hand the session on to a store or a function instead of calling the service.`,
    );
    this.name = 'NestedStorageUse';
  }
}

import { DomainError } from '../../../domain/domain-error.js';

/** A place in a plan file that cannot be used as it stands. */
export class PlanFileUnusable extends DomainError {
  readonly code = 'BAD_INPUT';

  constructor(
    /** E.g. `themes[0].goals[1].weight`; '' for the whole file. */
    readonly path: string,
    reason: string,
    problem: string,
  ) {
    super(path === '' ? `The plan file ${problem}.` : `'${path}' ${problem}.`, { reason, argument: path });
  }
}

import { DomainError } from '../../domain/domain-error.js';

export class MeasurementAlreadyReported extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor(indicator: string, year: number, version: number | null, path: string) {
    const how = version === null ? 'read it and send its version' : `send version ${version}`;
    super(`'${indicator}' has already been reported for ${year}. To change it, ${how}.`, {
      reason: 'already_reported',
      argument: `${path}version`,
      ...(version === null ? {} : { currentVersion: version }),
    });
  }
}

export class MeasurementChangedMeanwhile extends DomainError {
  readonly code = 'CONFLICT';

  constructor(indicator: string, year: number, sent: number, current: number | null, path: string) {
    super(
      current === null
        ? `'${indicator}' has no measurement for ${year} yet, so there is no version ${sent} of it.`
        : `'${indicator}' for ${year} has been changed since version ${sent}; it is now at ${current}. Read it again.`,
      { reason: 'stale_version', argument: `${path}version`, currentVersion: current },
    );
  }
}

export class MeasurementAlreadyApproved extends DomainError {
  readonly code = 'CONFLICT';

  constructor(indicator: string, year: number, path: string) {
    super(`The measurement of '${indicator}' for ${year} has been approved; correct it with a reason.`, {
      reason: 'already_approved',
      argument: `${path}year`,
    });
  }
}

export class IndicatorUnknown extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(path: string) {
    super('There is no indicator with this id.', { reason: 'unknown_indicator', argument: `${path}indicator` });
  }
}

export class ReportingNotYours extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(organisation: string, path: string) {
    super(`You may not report for '${organisation}'.`, { reason: 'role_missing', argument: `${path}organisation` });
  }
}

export class IdempotencyKeyReused extends DomainError {
  readonly code = 'CONFLICT';

  constructor() {
    super('This idempotency key has been used for another submission. Use a new key for new figures.', {
      reason: 'idempotency_key_reused',
      argument: 'idempotencyKey',
    });
  }
}

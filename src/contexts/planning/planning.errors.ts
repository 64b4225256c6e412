import { DomainError } from '../../domain/domain-error.js';

/** Something of the plan that is not there, or that the actor may not know of. */
export class NotInPlan extends DomainError {
  readonly code = 'NOT_FOUND';

  constructor(what: string, argument: string) {
    super(`There is no ${what} with this id.`, { reason: `unknown_${what.replaceAll(' ', '_')}`, argument });
  }
}

export class StrategySlugTaken extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor(slug: string) {
    super(`There is already a strategy with the slug '${slug}'.`, { reason: 'slug_taken', argument: 'slug' });
  }
}

export class CodeTaken extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor(what: string, code: string, where: string) {
    super(`${where} already has ${what} with the code '${code}'.`, { reason: 'code_taken', argument: 'code' });
  }
}

export class IndicatorAlreadyUsed extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor(indicator: string, goal: string) {
    super(`The goal '${goal}' already uses the indicator '${indicator}'.`, {
      reason: 'indicator_already_used',
      argument: 'indicator',
    });
  }
}

export class StrategyChangedMeanwhile extends DomainError {
  readonly code = 'CONFLICT';

  constructor(slug: string, sent: number, current: number) {
    super(`The strategy '${slug}' has been changed since version ${sent}; it is now at ${current}. Read it again.`, {
      reason: 'stale_version',
      argument: 'version',
      currentVersion: current,
    });
  }
}

export class AlreadyParticipates extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor(code: string, strategy: string) {
    super(`The organisation '${code}' already takes part in '${strategy}'.`, {
      reason: 'already_participates',
      argument: 'organisation',
    });
  }
}

export class ParticipantsOverlap extends DomainError {
  readonly code = 'BAD_INPUT';

  constructor(code: string) {
    super(`'${code}' is a part of a participant, or a participant is a part of it; it would count twice.`, {
      reason: 'participants_overlap',
      argument: 'organisation',
    });
  }
}

export class NotAParticipant extends DomainError {
  readonly code = 'BAD_INPUT';

  constructor(code: string, strategy: string) {
    super(`The organisation '${code}' does not take part in '${strategy}'.`, {
      reason: 'not_a_participant',
      argument: 'organisation',
    });
  }
}

export class GoalAlreadyLeftOut extends DomainError {
  readonly code = 'ALREADY_EXISTS';

  constructor(code: string, goal: string) {
    super(`The organisation '${code}' has already left out the goal '${goal}'.`, {
      reason: 'goal_already_left_out',
      argument: 'goal',
    });
  }
}

export class PlanNotYours extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor(what: string) {
    super(`You may not ${what}.`, { reason: 'role_missing' });
  }
}

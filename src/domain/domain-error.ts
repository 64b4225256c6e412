export const ERROR_CODES = [
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_INPUT',
  'CONFLICT',
  'NOT_OPEN',
  'ALREADY_EXISTS',
  'LIMIT_EXCEEDED',
  'TOO_MANY_REQUESTS',
  'PLAN_FROZEN',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** What a program may want to know about a refusal, beside its code. */
export interface RefusalFacts {
  /** Machine-readable, e.g. `below_minimum`. */
  readonly reason: string;
  /** The path of the one input at fault, e.g. `measurements[0].value`. */
  readonly argument?: string;
  readonly [fact: string]: string | number | boolean | null | undefined;
}

/** An expected refusal: a class named as the fact, a sentence that names the thing, a stable code and facts. */
export abstract class DomainError extends Error {
  abstract readonly code: ErrorCode;

  constructor(
    message: string,
    readonly facts: RefusalFacts,
  ) {
    super(message);
    this.name = new.target.name;
  }
}

/** An argument that cannot be accepted as it stands. */
export class BadInput extends DomainError {
  readonly code = 'BAD_INPUT';

  constructor(
    argument: string,
    reason: string,
    message: string,
    facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(message, { ...facts, reason, argument });
  }
}

/** Refuses with our own broken promise: never the caller's fault. */
export function invariant(condition: unknown, promise: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${promise}`);
}

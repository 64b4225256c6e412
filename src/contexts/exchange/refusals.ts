import { DomainError } from '../../domain/domain-error.js';
import { FileUnreadable } from './exchange.errors.js';

export const IMPORT_KINDS = ['organisations', 'indicators', 'plan', 'targets', 'measurements'] as const;
/** What an import counts, each by itself. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** Why a row, or a part of the plan, cannot be taken, and where it stands. */
export interface Refusal {
  readonly kind: ImportKind;
  readonly file: string;
  readonly line: number | null;
  /** A column of the file, or a path in the plan. */
  readonly column: string | null;
  /** The cell as it was written. */
  readonly value: string | null;
  /** Machine-readable, e.g. `below_minimum`. */
  readonly reason: string;
  readonly message: string;
}

/** As many are listed; all are counted. */
const MOST_LISTED = 100;

export class Refusals {
  readonly listed: Refusal[] = [];
  private readonly counts = new Map<ImportKind, number>();

  add(refusal: Refusal): void {
    this.counts.set(refusal.kind, this.count(refusal.kind) + 1);
    if (this.listed.length < MOST_LISTED) this.listed.push(refusal);
  }

  count(kind: ImportKind): number {
    return this.counts.get(kind) ?? 0;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** The refusal that a domain error is, in a place of a file. */
export function refusalOf(error: DomainError, place: Omit<Refusal, 'reason' | 'message'>): Refusal {
  const at = error instanceof FileUnreadable ? { ...place, ...error.place } : place;
  return { ...at, reason: error.facts.reason, message: error.message };
}

/** Runs a step; where it refuses, the refusal is noted and the answer is null. Any other error is ours. */
export function orRefuse<Result>(step: () => Result, note: (error: DomainError) => void): Result | null {
  try {
    return step();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    note(error);
    return null;
  }
}

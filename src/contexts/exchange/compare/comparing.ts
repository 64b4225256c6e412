import type { DomainError } from '../../../domain/domain-error.js';
import { FILE_NAMES, type ImportInput } from '../input.js';
import { type ImportKind, orRefuse, type Refusals } from '../refusals.js';
import type { IdBook } from './id-book.js';

/** What every comparison is given, and where it notes what it refuses. */
export class Comparing {
  constructor(
    readonly input: ImportInput,
    readonly ids: IdBook,
    readonly refusals: Refusals,
  ) {}

  /** A step at a place of the plan: its answer, or null where it is refused. */
  inPlan<Result>(path: string, step: () => Result, kind: ImportKind = 'plan'): Result | null {
    const { plan } = this.input;
    return orRefuse(step, (error) => {
      const place = placeIn(path, error);
      this.refusals.add({
        kind,
        file: plan.name,
        line: plan.lineOf(place),
        column: place,
        value: plan.shownAt(place),
        reason: error.facts.reason,
        message: error.message,
      });
    });
  }

  /** A step for a row of a file: its answer, or null where it is refused. */
  inRow<Result>(
    file: 'organisations' | 'indicators',
    row: { readonly line: number } & object,
    step: () => Result,
  ): Result | null {
    return orRefuse(step, (error) => {
      const column = error.facts.argument ?? null;
      const value: unknown = column === null ? null : Reflect.get(row, column);
      this.refusals.add({
        kind: file,
        file: FILE_NAMES[file],
        line: row.line,
        column,
        value: typeof value === 'string' || typeof value === 'number' ? String(value) : null,
        reason: error.facts.reason,
        message: error.message,
      });
    });
  }
}

function placeIn(path: string, { facts }: DomainError): string {
  if (!facts.argument || facts.argument.startsWith(path)) return facts.argument || path;
  return path === '' ? facts.argument : `${path}.${facts.argument}`;
}

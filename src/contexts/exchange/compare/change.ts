import { isDeepStrictEqual } from 'node:util';

/** A row as it is stored and as it will be. */
export interface Change<Row extends object> {
  readonly before: Row | null;
  readonly after: Row;
}

export type Outcome = 'added' | 'changed' | 'unchanged';

export function outcomeOf<Row extends object>({ before, after }: Change<Row>): Outcome {
  if (before === null) return 'added';
  // What storage gives is of a class; what is compared is what it says.
  return isDeepStrictEqual({ ...before }, { ...after }) ? 'unchanged' : 'changed';
}

/** Of a thing with its parts: added if it is, changed if any of them is. */
export function outcomeOfAll(whole: Change<object>, parts: readonly Change<object>[]): Outcome {
  const outcome = outcomeOf(whole);
  if (outcome !== 'unchanged') return outcome;
  return parts.some((part) => outcomeOf(part) !== 'unchanged') ? 'changed' : 'unchanged';
}

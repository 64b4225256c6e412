import type { GraphQLLeafType } from 'graphql';
import { NotOrdinary, type QueryRun } from './query-run.js';

/**
 * Makes an answer's value of what a resolver gave ("CompleteValue" of the GraphQL specification). What is promised within
 * it is filled in later.
 */
export type Complete = (run: QueryRun, value: unknown) => unknown;

/** Null stays null; whatever else there is, is completed. */
export function nullable(complete: Complete): Complete {
  return (run, value) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw new NotOrdinary();
    return complete(run, value);
  };
}

export function nonNull(complete: Complete): Complete {
  return (run, value) => present(complete(run, value));
}

export function leafOf(type: GraphQLLeafType): Complete {
  return (_run, value) => present(type.serialize(value));
}

export function listOf(complete: Complete): Complete {
  return (run, value) => {
    if (!isIterable(value)) throw new NotOrdinary();
    const answer: unknown[] = [];
    for (const item of value) {
      const place = answer.length;
      if (isPromise(item)) {
        answer.push(null);
        run.whenThere(item, (found) => {
          answer[place] = complete(run, found);
        });
      } else answer.push(complete(run, item));
    }
    return answer;
  };
}

function present(value: unknown): unknown {
  if (value === null || value === undefined) throw new NotOrdinary();
  return value;
}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** A change after which a query that was right before may fail or mean something else. */
export interface BreakingChange {
  /** What is changed, e.g. `Goal.weight`. */
  readonly path: string;
  readonly message: string;
}

/** The breaking changes from one schema to the next, both as SDL, in the order of their paths. */
export async function breakingChanges(before: string, after: string): Promise<BreakingChange[]> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ path, message }) => ({ path: path ?? '', message }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

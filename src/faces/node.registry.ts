import type { RequestContext } from './request-context.js';

/** Finds a row of a type by the database's id; null where there is none or the actor may not know of it. */
export type FindNode = (context: RequestContext, id: string) => Promise<object | null>;

/** How `node(id)` finds each type. */
export type NodeFinders = Readonly<Record<string, FindNode>>;

export const NODE_FINDERS = Symbol('NODE_FINDERS');

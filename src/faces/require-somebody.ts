import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { NotSignedIn } from '../contexts/identity/identity.errors.js';
import { DomainError } from '../domain/domain-error.js';
import { ACCESS } from './access.js';
import type { RequestContext } from './request-context.js';

/** A key is for programs: what belongs to a person it is not told. */
export class NotForKeys extends DomainError {
  readonly code = 'FORBIDDEN';

  constructor() {
    super('This is for accounts: a key cannot ask for it.', { reason: 'not_for_keys' });
  }
}

type Needed = 'somebody' | 'account';
type Resolve = GraphQLFieldResolver<unknown, RequestContext>;

/**
 * Refuses visitors what needs somebody, before it is resolved: the one place where the rules of `Access` are enforced,
 * for every way of execution. Fields that need nobody stay as they are, and cost nothing more. A mutation without a rule
 * needs somebody.
 */
export function requireSomebody(schema: GraphQLSchema): GraphQLSchema {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const needed = neededFor(field, roots.includes(type), type === schema.getMutationType());
      if (needed) guard(field, needed);
    }
  }
  return schema;
}

function neededFor({ extensions }: Field, isRoot: boolean, isMutation: boolean): Needed | null {
  const rule: unknown = extensions[ACCESS] ?? (isMutation ? 'POLICY' : null);
  if (rule === 'ACCOUNT') return 'account';
  return rule === 'SIGNED_IN' || (rule === 'POLICY' && isRoot) ? 'somebody' : null;
}

type Field = GraphQLField<unknown, RequestContext>;

function guard(field: Field, needed: Needed): void {
  const { resolve = defaultFieldResolver, subscribe } = field;
  field.resolve = behind(resolve, needed);
  if (subscribe) field.subscribe = behind(subscribe, needed);
}

function behind(resolve: Resolve, needed: Needed): Resolve {
  return (source, values, context, info) => {
    if (context.actor.kind === 'visitor') throw new NotSignedIn();
    if (needed === 'account' && context.actor.kind !== 'account') throw new NotForKeys();
    return resolve(source, values, context, info);
  };
}

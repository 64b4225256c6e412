import { PIPES_METADATA } from '@nestjs/common/constants.js';
import { GqlParamtype } from '@nestjs/graphql/dist/enums/gql-paramtype.enum.js';
import {
  FIELD_RESOLVER_MIDDLEWARE_METADATA,
  PARAM_ARGS_METADATA,
  RESOLVER_NAME_METADATA,
  RESOLVER_PROPERTY_METADATA,
  RESOLVER_TYPE_METADATA,
} from '@nestjs/graphql/dist/graphql.constants.js';
import { type GraphQLFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { refuseUnusable } from '../input-pipe.js';

type Parameter = (source: unknown, values: Readonly<Record<string, unknown>>, context: unknown) => unknown;

/** The pipe has no rules for arguments of these types, and gives them on as they came. */
const TYPES_WITHOUT_RULES: readonly unknown[] = [String, Number, Boolean, Object, Array];

/** What else Nest runs around a method, or around all of a class. */
const AROUND = [FIELD_RESOLVER_MIDDLEWARE_METADATA, PIPES_METADATA];

/**
 * Lets the schema call the methods that resolve fields itself. Nest makes more than ten promises for each call, to pass
 * guards, interceptors, filters and pipes, of which fields here have only the pipe for arguments; and a page asks for
 * hundreds of fields. A field stays with Nest where that pipe validates an object for it, or where it has middleware,
 * pipes or decorators of its own.
 */
export function resolveDirectly(schema: GraphQLSchema, resolvers: readonly object[]): GraphQLSchema {
  for (const resolver of resolvers) {
    const type = schema.getType(String(Reflect.getMetadata(RESOLVER_TYPE_METADATA, resolver.constructor)));
    if (!isObjectType(type)) continue;
    for (const method of Object.getOwnPropertyNames(Object.getPrototypeOf(resolver))) {
      const handler: unknown = Reflect.get(resolver, method);
      if (typeof handler !== 'function' || !Reflect.getMetadata(RESOLVER_PROPERTY_METADATA, handler)) continue;
      const field = type.getFields()[String(Reflect.getMetadata(RESOLVER_NAME_METADATA, handler) ?? method)];
      const isAround = [handler, resolver.constructor].some((decorated) =>
        AROUND.some((key) => hasAny(key, decorated)),
      );
      const parameters = isAround ? null : parametersOf(resolver, method);
      if (field && parameters) field.resolve = calling((given) => Reflect.apply(handler, resolver, given), parameters);
    }
  }
  return schema;
}

function hasAny(key: string, decorated: object): boolean {
  return Reflect.getMetadata(key, decorated) !== undefined;
}

function calling(
  call: (given: unknown[]) => unknown,
  parameters: readonly Parameter[],
): GraphQLFieldResolver<unknown, unknown> {
  return (source, values, context) => call(parameters.map((parameter) => parameter(source, values, context)));
}

/** What a method is given, in order; null where only Nest knows. */
function parametersOf(resolver: object, method: string): Parameter[] | null {
  const types: readonly unknown[] = Reflect.getMetadata('design:paramtypes', resolver, method) ?? [];
  const decorated: object = Reflect.getMetadata(PARAM_ARGS_METADATA, resolver.constructor, method) ?? {};
  const parameters: Parameter[] = [];
  for (const [key, { index, data, pipes }] of Object.entries(decorated)) {
    const parameter = pipes.length === 0 ? parameterOf(Number(key.split(':')[0]), data, types[index]) : null;
    if (!parameter) return null;
    parameters[index] = parameter;
  }
  return Object.keys(parameters).length === types.length ? parameters : null;
}

function parameterOf(kind: number, name: unknown, type: unknown): Parameter | null {
  if (kind === GqlParamtype.ROOT && name === undefined) return (source) => source;
  if (kind === GqlParamtype.CONTEXT && name === undefined) return (_source, _values, context) => context;
  if (kind !== GqlParamtype.ARGS || typeof name !== 'string' || !TYPES_WITHOUT_RULES.includes(type)) return null;
  return (_source, values) => {
    refuseUnusable(values[name], name);
    return values[name];
  };
}

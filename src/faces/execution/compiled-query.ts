import {
  type DocumentNode,
  defaultFieldResolver,
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { type Complete, isPromise, leafOf, listOf, nonNull, nullable } from './complete-value.js';
import { NotOrdinary, QueryRun, type SelectedField, type Values } from './query-run.js';
import { type Fragments, selectedFields } from './selected-fields.js';

/** More fields than any page shows: what is kept of a query must not be large. */
const MOST_FIELDS = 1_000;

interface CompiledField extends SelectedField {
  /** Its name in the answer. */
  readonly key: string;
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  readonly complete: Complete;
}

type Select = (run: QueryRun, source: unknown) => Values;

/**
 * One query operation, to be executed again and again: which fields it selects of which type, what resolves and what
 * completes each is found out once. It knows only answers without errors, so it needs no paths and lets no null bubble;
 * those it gives as graphql-js does, by "Executing Requests" of the GraphQL specification.
 */
export class CompiledQuery {
  private readonly fragments: Fragments;
  private readonly select: Select;
  private fieldCount = 0;

  /** @param document valid, and of the kind that `isCompilable` */
  constructor(
    private readonly schema: GraphQLSchema,
    document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    const fragments = document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    );
    this.fragments = Object.fromEntries(fragments);
    this.select = this.selectionOf(queryTypeOf(schema), [operation.selectionSet]);
  }

  /** It selects so many fields, seen in all the places of its fragments, that it is not worth its memory. */
  get isTooLarge(): boolean {
    return this.fieldCount > MOST_FIELDS;
  }

  /**
   * @param variables as graphql-js has coerced them
   * @returns the data, or null where anything is wrong: then graphql-js has to say what
   */
  execute(contextValue: unknown, variables: Values): Promise<Values | null> {
    return new QueryRun(contextValue, variables).answer((run) => this.select(run, undefined));
  }

  /** Found out when the first such object is met, so that fragments within fragments cost no more than their answer. */
  private selectionOf(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]): Select {
    let known: { readonly fields: readonly CompiledField[]; readonly blank: Values } | undefined;
    return (run, source) => {
      known ??= this.compiledFields(type, selectionSets);
      // The keys stand in the order of the query, whenever their values come.
      const answer: Record<string, unknown> = { ...known.blank };
      for (const field of known.fields) {
        const value = field.resolve(source, run.argumentsOf(field), run.contextValue, run.infoOf(field));
        if (isPromise(value)) {
          run.whenThere(value, (found) => {
            answer[field.key] = field.complete(run, found);
          });
        } else answer[field.key] = field.complete(run, value);
      }
      return answer;
    };
  }

  private compiledFields(type: GraphQLObjectType, selectionSets: readonly SelectionSetNode[]) {
    const blank: Record<string, unknown> = {};
    const fields: CompiledField[] = [];
    for (const [key, nodes] of selectedFields(this.schema, this.fragments, type, selectionSets)) {
      const isTypename = nodes[0]?.name.value === '__typename';
      blank[key] = isTypename ? type.name : null;
      if (!isTypename) fields.push(this.compiledField(type, key, nodes));
    }
    return { fields, blank };
  }

  private compiledField(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): CompiledField {
    const [node] = nodes;
    const definition = node && type.getFields()[node.name.value];
    this.fieldCount += 1;
    if (!definition || this.isTooLarge) throw new NotOrdinary();
    const info = {
      fieldName: definition.name,
      fieldNodes: nodes,
      returnType: definition.type,
      parentType: type,
      schema: this.schema,
      fragments: this.fragments,
      rootValue: undefined,
      operation: this.operation,
    };
    const field: SelectedField = { index: this.fieldCount, node, definition, info };
    const resolve = definition.resolve ?? defaultFieldResolver;
    return { ...field, key, resolve, complete: this.completionOf(definition.type, field) };
  }

  private completionOf(type: GraphQLOutputType, field: SelectedField): Complete {
    if (isNonNullType(type)) return nonNull(this.completionOf(type.ofType, field));
    if (isListType(type)) return nullable(listOf(this.completionOf(type.ofType, field)));
    if (isLeafType(type)) return nullable(leafOf(type));
    const selectionSets = field.info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return nullable(
      isObjectType(type) ? this.selectionOf(type, selectionSets) : this.anyOf(type, selectionSets, field),
    );
  }

  /** An object of any type that an interface or union allows. */
  private anyOf(type: GraphQLAbstractType, selectionSets: readonly SelectionSetNode[], field: SelectedField): Complete {
    const selections = new Map<string, Select>();
    const resolveType = type.resolveType ?? defaultTypeResolver;
    return (run, value) => {
      const name = resolveType(value, run.contextValue, run.infoOf(field), type);
      const found = typeof name === 'string' ? this.schema.getType(name) : undefined;
      if (!isObjectType(found) || !this.schema.isSubType(type, found)) throw new NotOrdinary();
      const select = selections.get(found.name) ?? this.selectionOf(found, selectionSets);
      selections.set(found.name, select);
      return select(run, value);
    };
  }
}

/**
 * Whether all of a document is of the kind that is compiled. What has directives or asks about the schema is left to
 * graphql-js, and so is an alias that an object would take for its prototype.
 */
export function isCompilable(document: DocumentNode, { operation }: OperationDefinitionNode): boolean {
  let isPlain = operation === 'query';
  visit(document, {
    Directive: () => {
      isPlain = false;
    },
    Field: ({ name, alias }) => {
      if (/^__(schema|type)$/.test(name.value) || alias?.value === '__proto__') isPlain = false;
    },
  });
  return isPlain;
}

function queryTypeOf(schema: GraphQLSchema): GraphQLObjectType {
  const type = schema.getQueryType();
  if (!type) throw new Error('Broken promise: the schema has no queries');
  return type;
}

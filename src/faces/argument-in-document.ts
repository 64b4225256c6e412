import {
  type ASTNode,
  type DocumentNode,
  GraphQLError,
  Kind,
  parse,
  type Source,
  type VariableDefinitionNode,
  visit,
} from 'graphql';

/** The argument that a query's own text is at fault in, e.g. `input.measurements[0].year`. */
export function argumentInDocument(error: unknown): string | undefined {
  const node = nodeAtFault(error);
  return node?.loc ? argumentsOf(node.loc.source).written.get(placeOf(node)) : undefined;
}

/**
 * The argument whose value a variable at fault is, e.g. `input.measurements[0]`. A client calls its variables what it
 * likes; the argument is the same for all. Of several, the first.
 */
export function argumentOfVariable(error: unknown): string | undefined {
  const node = nodeAtFault(error);
  if (node?.kind !== Kind.VARIABLE_DEFINITION || !node.loc) return undefined;
  const uses = argumentsOf(node.loc.source).uses.filter(({ variable }) => variable === nameOf(node.variable));
  const use = uses.find(({ definition }) => definition === operationOf(node)) ?? uses.find(({ isShared }) => isShared);
  return use?.argument;
}

/** The name of a variable at fault. */
export function variableAtFault(error: unknown): string | undefined {
  const node = nodeAtFault(error);
  return node?.kind === Kind.VARIABLE_DEFINITION ? nameOf(node.variable) : undefined;
}

function nodeAtFault(error: unknown): ASTNode | undefined {
  return error instanceof GraphQLError ? error.nodes?.[0] : undefined;
}

interface Arguments {
  readonly document: DocumentNode;
  /** By the place of a node in the text. */
  readonly written: ReadonlyMap<string, string>;
  /** Where variables stand, in the order of the text. */
  readonly uses: readonly VariableUse[];
}

interface VariableUse {
  readonly variable: string;
  readonly argument: string;
  /** Which operation or fragment of the document. */
  readonly definition: number;
  /** In a fragment, which any operation may spread. */
  readonly isShared: boolean;
}

/** An answer may name a hundred errors of one text, which is read once for all of them. */
const known = new WeakMap<Source, Arguments>();

function argumentsOf(source: Source): Arguments {
  const found = known.get(source) ?? readArguments(parse(source));
  known.set(source, found);
  return found;
}

function readArguments(document: DocumentNode): Arguments {
  const written = new Map<string, string>();
  const uses: VariableUse[] = [];
  visit(document, {
    enter: (node, _key, _parent, keys) => {
      if (!keys.includes('arguments')) return;
      const argument = namesAlong(document, keys);
      written.set(placeOf(node), argument);
      if (node.kind !== Kind.VARIABLE) return;
      const definition = Number(keys[1]);
      const isShared = document.definitions[definition]?.kind === Kind.FRAGMENT_DEFINITION;
      uses.push({ variable: nameOf(node), argument, definition, isShared });
    },
  });
  return { document, written, uses };
}

function operationOf({ loc }: VariableDefinitionNode): number | undefined {
  if (!loc) return undefined;
  return argumentsOf(loc.source).document.definitions.findIndex(
    (definition) => definition.loc && definition.loc.start <= loc.start && definition.loc.end >= loc.end,
  );
}

function placeOf({ kind, loc }: ASTNode): string {
  return `${kind} ${loc?.start} ${loc?.end}`;
}

function namesAlong(document: ASTNode, keys: readonly (string | number)[]): string {
  let names = '';
  let here: unknown = document;
  for (const [index, key] of keys.entries()) {
    here = Reflect.get(Object(here), key);
    if (keys[index - 1] === 'arguments') names = nameOf(here);
    if (keys[index - 1] === 'fields') names += `.${nameOf(here)}`;
    if (keys[index - 1] === 'values') names += `[${key}]`;
  }
  return names;
}

function nameOf(node: unknown): string {
  const name: unknown = Reflect.get(Object(node), 'name');
  return String(Reflect.get(Object(name), 'value'));
}

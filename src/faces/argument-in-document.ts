import { type ASTNode, GraphQLError, parse, visit } from 'graphql';

/** The argument that a query's own text is at fault in, e.g. `input.measurements[0].year`; none in a variable. */
export function argumentInDocument(error: unknown): string | undefined {
  const [atFault] = error instanceof GraphQLError ? (error.nodes ?? []) : [];
  const place = atFault?.loc;
  if (!place) return undefined;
  let path: readonly (string | number)[] = [];
  const document = parse(place.source.body);
  visit(document, {
    enter: ({ kind, loc }, _key, _parent, keys) => {
      if (kind === atFault.kind && loc?.start === place.start && loc.end === place.end) path = [...keys];
    },
  });
  return namesAlong(document, path) || undefined;
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

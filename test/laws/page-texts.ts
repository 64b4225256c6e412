import ts from 'typescript';
import { nodesOf, type SourceText } from './source-text.js';

/** The texts of one language by their keys, `error.again` for example. */
export type Catalogue = ReadonlyMap<string, string>;

const PLURALS = ['_one', '_other'];

export function flat(entries: Readonly<Record<string, unknown>>, before = ''): Catalogue {
  return new Map(
    Object.entries(entries).flatMap(([name, value]): [string, string][] => {
      if (typeof value === 'string') return [[`${before}${name}`, value]];
      return [...flat({ ...Object(value) }, `${before}${name}.`)];
    }),
  );
}

export function placeholdersOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))].sort();
}

/** The key that is asked for: of a text that depends on a count, the part before `_one` and `_other`. */
export function stemOf(key: string): string {
  const plural = PLURALS.find((ending) => key.endsWith(ending));
  return plural ? key.slice(0, -plural.length) : key;
}

/** Sentences of what is wrong with one catalogue by itself. */
export function faultsIn(catalogue: Catalogue): string[] {
  return [...catalogue].flatMap(([key, text]) => [
    ...(text.trim() === '' ? [`${key} is empty`] : []),
    ...(/(^|\s)(efter planen)\b/i.test(text)
      ? [`${key} says 'efter planen', which is both on and behind the plan`]
      : []),
    ...(stemOf(key) === key
      ? []
      : PLURALS.filter((ending) => !catalogue.has(stemOf(key) + ending)).map((ending) => `${key} has no ${ending}`)),
  ]);
}

/** Sentences of where a catalogue says other things than the first. */
export function faultsBetween(first: Catalogue, other: Catalogue): string[] {
  const lacking = [...first.keys()].filter((key) => !other.has(key)).map((key) => `${key} is missing`);
  const surplus = [...other.keys()].filter((key) => !first.has(key)).map((key) => `${key} is nowhere else`);
  const unlike = [...first].flatMap(([key, text]) => {
    const translated = other.get(key);
    if (translated === undefined || String(placeholdersOf(text)) === String(placeholdersOf(translated))) return [];
    // One of something may be said without its number.
    if (key.endsWith('_one') && isWithout(placeholdersOf(text), placeholdersOf(translated), 'count')) return [];
    return [`${key} has other placeholders`];
  });
  return [...lacking, ...surplus, ...unlike];
}

function isWithout(one: readonly string[], other: readonly string[], name: string): boolean {
  return String(one.filter((each) => each !== name)) === String(other.filter((each) => each !== name));
}

/** What a file asks of the catalogue: texts by their keys, or all keys that begin and end so. */
export interface Asked {
  /** Arguments of `t`. */
  readonly keys: readonly string[];
  /** Whatever is written as a text: a key may be handed on before it is asked for. */
  readonly words: readonly string[];
  readonly patterns: readonly { readonly head: string; readonly tail: string }[];
}

export function askedIn(file: SourceText): Asked {
  const nodes = nodesOf(file);
  return {
    keys: nodes.flatMap((node) => (isAsking(node) ? node.arguments.slice(0, 1).flatMap(literalsIn) : [])),
    words: nodes.flatMap((node) => (ts.isStringLiteralLike(node) ? [node.text] : [])),
    patterns: nodes.flatMap((node) =>
      ts.isTemplateExpression(node) && /^[a-zA-Z]+\./.test(node.head.text)
        ? [{ head: node.head.text, tail: node.templateSpans.at(-1)?.literal.text ?? '' }]
        : [],
    ),
  };
}

function isAsking(node: ts.Node): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't';
}

/** The texts an expression may be: `isDone ? 'a.b' : 'a.c'`. */
function literalsIn(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...literalsIn(node.whenTrue), ...literalsIn(node.whenFalse)];
  return ts.isParenthesizedExpression(node) ? literalsIn(node.expression) : [];
}

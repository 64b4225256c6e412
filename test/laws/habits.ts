import ts from 'typescript';
import { type Check, everyNode } from './source-text.js';

export const storesAreNotInjected = everyNode(
  (path) => path.endsWith('.store.ts'),
  (node) => (ts.isDecorator(node) && nameOfDecorator(node) === 'Injectable' ? 'makes a store injectable' : null),
);

export const calculationsArePure = everyNode(
  (path) => path.startsWith('src/domain/') || path.endsWith('.policy.ts'),
  (node) => {
    const asked = worldAskedBy(node);
    return asked === null ? null : `asks ${asked}`;
  },
);

export const rowsAreChangedByStatements = everyNode(everywhere, (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const { name, expression } = node.expression;
  if (!['save', 'remove', 'upsert', 'softRemove', 'recover'].includes(name.text)) return null;
  return belongsToTypeorm(expression) ? `calls .${name.text}()` : null;
});

export const storageIsReachedByItsDoor = everyNode(
  (path) => !path.startsWith('src/database/'),
  (node) =>
    ts.isPropertyAccessExpression(node) && node.name.text === 'dataSource' ? 'reaches for a data source' : null,
);

export const exportsHaveNames = everyNode(
  (path) => !/\.config\.[cm]?ts$/.test(path),
  (node) => (isDefaultExport(node) ? 'exports a default' : null),
);

export const anyIsNeverSaid = everyNode(everywhere, (node) =>
  node.kind === ts.SyntaxKind.AnyKeyword ? 'says any' : null,
);

export const nothingIsAssertedNotNull = everyNode(everywhere, (node) => {
  if (ts.isNonNullExpression(node)) return 'asserts that a value is not null';
  const definite = (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) && node.exclamationToken;
  return definite ? 'asserts that a value is assigned' : null;
});

/** Files that may cast although they are not the database's, each with its reason. */
const MAY_CAST: Readonly<Record<string, string>> = {};

export const typesAreNotCast = everyNode(
  (path) => !path.startsWith('src/database/') && !(path in MAY_CAST),
  (node) => {
    if (ts.isTypeAssertionExpression(node)) return 'casts a type';
    return ts.isAsExpression(node) && node.type.getText() !== 'const' ? `casts to ${node.type.getText()}` : null;
  },
);

export const checkersAreNotSilenced: Check = (files) =>
  files.flatMap(({ path, text }) =>
    text
      .split('\n')
      .flatMap((line, index) =>
        /@ts-(ignore|nocheck|expect-error)|biome-ignore/.test(line) ? [`${path}:${index + 1} silences a checker`] : [],
      ),
  );

export const namesAreKebabCase: Check = (files) =>
  files
    .filter(({ path }) => !path.split('/').every((part) => /^[a-z0-9]+([-.][a-z0-9]+)*$/.test(part)))
    .map(({ path }) => `${path} is not named in kebab-case`);

export const thereIsNoAttic: Check = (files) =>
  files
    .filter(({ path }) => /\/(common|utils?|helpers?|misc)\//.test(path))
    .map(({ path }) => `${path} lies in an attic`);

export const thereIsNoBarrel: Check = (files) =>
  files.filter(({ path }) => /\/index\.[cm]?[jt]sx?$/.test(path)).map(({ path }) => `${path} is a barrel`);

function everywhere(): boolean {
  return true;
}

function nameOfDecorator({ expression }: ts.Decorator): string {
  return ts.isCallExpression(expression) ? expression.expression.getText() : expression.getText();
}

/** Clock, chance, process and network: what makes the same question have another answer. */
function worldAskedBy(node: ts.Node): string | null {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return 'the clock';
  if (ts.isCallExpression(node)) {
    const called = node.expression.getText();
    if (called === 'Date') return 'the clock';
    if (/^(fetch|setTimeout|setInterval|setImmediate|queueMicrotask)$/.test(called)) return called;
  }
  if (!ts.isPropertyAccessExpression(node)) return null;
  const asked = node.getText();
  if (asked === 'Date.now') return 'the clock';
  if (asked === 'Math.random') return 'chance';
  const world = ts.isIdentifier(node.expression) ? node.expression.text : '';
  return /^(process|console|performance|crypto|globalThis)$/.test(world) ? world : null;
}

/** A repository or entity manager: called so, got as one, or declared or assigned as one in the same file. */
function belongsToTypeorm(expression: ts.Expression): boolean {
  if (MANAGER.test(expression.getText())) return true;
  if (!ts.isIdentifier(expression) && !ts.isPropertyAccessExpression(expression)) return false;
  const name = ts.isIdentifier(expression) ? expression.text : expression.name.text;
  return declarationsOf(expression.getSourceFile(), name).some((declared) => MANAGER.test(declared));
}

const MANAGER = /manager\b|repository\b|getRepository\(|Repository</i;

/** What stands behind a name: its type and what is assigned to it, as text. */
function declarationsOf(file: ts.SourceFile, name: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isDeclaration = ts.isVariableDeclaration(node) || ts.isParameter(node) || ts.isPropertyDeclaration(node);
    if (isDeclaration && node.name.getText() === name) {
      found.push(node.type?.getText() ?? '', node.initializer?.getText() ?? '');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isDefaultExport(node: ts.Node): boolean {
  if (ts.isExportAssignment(node)) return true;
  if (ts.isExportSpecifier(node)) return node.name.text === 'default';
  return (
    ts.canHaveModifiers(node) &&
    Boolean(ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword))
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A file as a law looks at it. */
export interface SourceText {
  /** From the root of the project, e.g. `src/domain/actor.ts`. */
  readonly path: string;
  readonly text: string;
}

/** Answers a sentence for each breach of a law, beginning with its place. */
export type Check = (files: readonly SourceText[]) => string[];

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Every file in a folder of the project. */
export function filesIn(folder: string): SourceText[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      path: path.slice(ROOT.length).replaceAll('\\', '/'),
      text: /\.[cm]?[jt]sx?$/.test(path) ? readFileSync(path, 'utf8') : '',
    }));
}

/** A check that looks at every node of every TypeScript file that it applies to. */
export function everyNode(
  applies: (path: string) => boolean,
  faultOf: (node: ts.Node, path: string) => string | null,
): Check {
  return (files) =>
    files
      .filter(({ path }) => isTypeScript(path) && applies(path))
      .flatMap((file) =>
        nodesOf(file).flatMap((node) => {
          const fault = faultOf(node, file.path);
          return fault === null ? [] : [`${placeOf(file, node)} ${fault}`];
        }),
      );
}

export function placeOf(file: SourceText, node: ts.Node): string {
  const { line } = treeOf(file).getLineAndCharacterOfPosition(node.getStart());
  return `${file.path}:${line + 1}`;
}

/** The nodes of a file in the order of its text. */
export function nodesOf(file: SourceText): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  ts.forEachChild(treeOf(file), visit);
  return nodes;
}

export function isTypeScript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}

const trees = new WeakMap<SourceText, ts.SourceFile>();

/** Parsed once for all laws. */
function treeOf(file: SourceText): ts.SourceFile {
  const known = trees.get(file);
  if (known) return known;
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true);
  trees.set(file, tree);
  return tree;
}

import { posix } from 'node:path';
import ts from 'typescript';
import { type Check, isTypeScript, nodesOf, placeOf, type SourceText } from './source-text.js';

/** What one file takes from another or from a package, by whatever kind of import or export. */
export interface Import {
  readonly from: string;
  readonly place: string;
  /** A path from the root of the project, or the name of a package: `src/domain/actor.ts`, `typeorm`, `node:fs`. */
  readonly target: string;
  readonly isPackage: boolean;
  /** Gone when compiled. */
  readonly isType: boolean;
  /** The names taken, or null where all are. */
  readonly names: readonly string[] | null;
}

/** A check that looks at every import of every TypeScript file. */
export function everyImport(isFault: (taken: Import) => boolean): Check {
  return (files) =>
    files
      .filter(({ path }) => isTypeScript(path))
      .flatMap(importsOf)
      .filter(isFault)
      .map(({ place, target }) => `${place} imports ${target}`);
}

export function importsOf(file: SourceText): Import[] {
  return nodesOf(file).flatMap((node) => {
    const taken = takenBy(node);
    if (!taken) return [];
    const { specifier, ...rest } = taken;
    const isPackage = !specifier.startsWith('.');
    const target = isPackage ? specifier : fileOf(file.path, specifier);
    return [{ from: file.path, place: placeOf(file, node), target, isPackage, ...rest }];
  });
}

type Taken = Pick<Import, 'isType' | 'names'> & { readonly specifier: string };

function takenBy(node: ts.Node): Taken | null {
  if (ts.isImportDeclaration(node)) {
    const { importClause, moduleSpecifier } = node;
    return { specifier: textOf(moduleSpecifier), ...ofImportClause(importClause) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
    const { exportClause, moduleSpecifier, isTypeOnly } = node;
    const named = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : null;
    return { specifier: textOf(moduleSpecifier), isType: isTypeOnly, names: named?.map(originalName) ?? null };
  }
  if (ts.isImportTypeNode(node)) return { specifier: typeSpecifier(node.argument), isType: true, names: null };
  if (ts.isExternalModuleReference(node)) {
    return { specifier: textOf(node.expression), isType: false, names: null };
  }
  if (ts.isCallExpression(node) && isImportCall(node)) {
    return { specifier: textOf(node.arguments[0]), isType: false, names: null };
  }
  return null;
}

function ofImportClause(clause: ts.ImportClause | undefined): Pick<Import, 'isType' | 'names'> {
  if (!clause) return { isType: false, names: [] };
  const isType = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const { name, namedBindings } = clause;
  if (!namedBindings) return { isType, names: null };
  if (ts.isNamespaceImport(namedBindings)) return { isType, names: null };
  const { elements } = namedBindings;
  const onlyTypes = !name && elements.length > 0 && elements.every((element) => element.isTypeOnly);
  return { isType: isType || onlyTypes, names: name ? null : elements.map(originalName) };
}

/** `Column` of `Column as Field`. */
function originalName(element: ts.ImportSpecifier | ts.ExportSpecifier): string {
  return (element.propertyName ?? element.name).text;
}

function isImportCall({ expression }: ts.CallExpression): boolean {
  if (expression.kind === ts.SyntaxKind.ImportKeyword) return true;
  return ts.isIdentifier(expression) && expression.text === 'require';
}

function typeSpecifier(argument: ts.TypeNode): string {
  return ts.isLiteralTypeNode(argument) ? textOf(argument.literal) : COMPUTED;
}

function textOf(specifier: ts.Node | undefined): string {
  return specifier && ts.isStringLiteralLike(specifier) ? specifier.text : COMPUTED;
}

/** A specifier that only the running program knows. */
const COMPUTED = '(computed)';

function fileOf(from: string, specifier: string): string {
  return posix.join(posix.dirname(from), specifier).replace(/\.js$/, '.ts');
}

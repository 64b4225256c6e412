import type { EntityMetadata } from 'typeorm';
import ts from 'typescript';
import { nodesOf, type SourceText } from './source-text.js';

/** Which context an entity class belongs to, by its name. */
export function contextsOfEntities(files: readonly SourceText[]): ReadonlyMap<string, string> {
  const contexts = new Map<string, string>();
  for (const file of files) {
    const context = /^src\/contexts\/([^/]+)\/tables\/.+\.entity\.ts$/.exec(file.path)?.[1];
    if (!context) continue;
    for (const node of nodesOf(file))
      if (ts.isClassDeclaration(node) && node.name) contexts.set(node.name.text, context);
  }
  return contexts;
}

/** A sentence for each relation that leaves its context, or that reads or writes rows nobody asked for. */
export function faultsOfRelations(tables: readonly EntityMetadata[], contextOf: ReadonlyMap<string, string>): string[] {
  return tables.flatMap((table) =>
    table.relations.flatMap((relation) => {
      const named = `${table.targetName}.${relation.propertyName}`;
      const target = relation.inverseEntityMetadata.targetName;
      const cascades =
        relation.isCascadeInsert ||
        relation.isCascadeUpdate ||
        relation.isCascadeRemove ||
        relation.isCascadeSoftRemove ||
        relation.isCascadeRecover;
      return [
        ...(contextOf.get(table.targetName) === contextOf.get(target)
          ? []
          : [`${named} leaves its context for ${target}`]),
        ...(relation.isEager ? [`${named} is eager`] : []),
        ...(relation.isLazy ? [`${named} is lazy`] : []),
        ...(cascades ? [`${named} cascades`] : []),
      ];
    }),
  );
}

import { type QueryRunner, Table } from 'typeorm';
import { type ColumnKind, checksOf, migrationColumn } from '../columns.js';
import { snakeCase } from '../naming.js';
import { dialectOf } from './dialect-of.js';

/** A table as a migration states it, in the words of `columns.ts`, alike on both databases. */
export interface NewTable {
  readonly name: string;
  /** Columns in their order; a `?` behind the kind lets the column be null. */
  readonly columns: Readonly<Record<string, ColumnKind | `${ColumnKind}?`>>;
  readonly primary: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  /** The table that a column's id belongs to. */
  readonly references?: Readonly<Record<string, string>>;
  readonly indices?: readonly (readonly string[])[];
  readonly appendOnly?: boolean;
}

export async function createTable(runner: QueryRunner, table: NewTable): Promise<void> {
  const kinds = Object.fromEntries(Object.entries(table.columns).map(([name, kind]) => [name, withoutMark(kind)]));
  const names = runner.dataSource.namingStrategy;
  await runner.createTable(
    new Table({
      name: table.name,
      columns: Object.entries(table.columns).map(([name, kind]) =>
        migrationColumn(runner.dataSource, name, withoutMark(kind), {
          nullable: kind.endsWith('?'),
          primary: table.primary.includes(name),
        }),
      ),
      uniques: (table.unique ?? []).map((columns) => ({
        name: names.uniqueConstraintName(table.name, [...columns]),
        columnNames: [...columns],
      })),
      foreignKeys: Object.entries(table.references ?? {}).map(([column, referenced]) => ({
        name: names.foreignKeyName(table.name, [column]),
        columnNames: [column],
        referencedTableName: referenced,
        referencedColumnNames: ['id'],
      })),
      indices: (table.indices ?? []).map((columns) => ({
        name: names.indexName(table.name, [...columns]),
        columnNames: [...columns],
      })),
      checks: checksOf(snakeCase(table.name), kinds),
    }),
  );
  if (!table.appendOnly) return;
  for (const statement of dialectOf(runner).appendOnly(table.name)) await runner.query(statement);
}

function withoutMark(kind: ColumnKind | `${ColumnKind}?`): ColumnKind {
  // The type says that what stands before the mark is a kind.
  return kind.replace('?', '') as ColumnKind;
}

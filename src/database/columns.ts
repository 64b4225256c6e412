import { Check, Column, type ColumnOptions, type DataSource, PrimaryColumn, type TableColumnOptions } from 'typeorm';
import { snakeCase } from './naming.js';

/** Every kind of column there is, with the one type it has on both databases. */
const COLUMN_TYPES = {
  /** UUIDv7, in time order. */
  id: { type: 'uuid' },
  text: { type: 'text' },
  /** A double; never NaN or infinite, see `finite`. */
  number: { type: 'double precision' },
  integer: { type: 'integer' },
  year: { type: 'integer' },
  flag: { type: 'boolean' },
  /** UTC, RFC 3339 with milliseconds: text of a fixed width, so that both databases compare and return it alike. */
  instant: { type: 'varchar', length: '24' },
  date: { type: 'date' },
  /** One word of a fixed list. */
  choice: { type: 'varchar', length: '40' },
  json: { type: 'jsonb' },
} as const satisfies Record<string, Pick<ColumnOptions, 'type' | 'length'>>;

export type ColumnKind = keyof typeof COLUMN_TYPES;

interface Options {
  readonly nullable?: boolean;
  readonly primary?: boolean;
}

/** The columns that each entity states, by its property. */
const STATED = new Map<object, Map<string, ColumnKind>>();

/** A table as its entity states it: its name, and the kind of each column by the entity's property. */
export function statedTable(entity: new () => object): { name: string; columns: ReadonlyMap<string, ColumnKind> } {
  return { name: snakeCase(tableNameOf(entity.prototype)), columns: STATED.get(entity) ?? new Map() };
}

function columnOf(kind: ColumnKind) {
  return (options: Options = {}): PropertyDecorator =>
    (target, property) => {
      const { primary = false, nullable = false } = options;
      const type = COLUMN_TYPES[kind];
      const stated = STATED.get(target.constructor) ?? new Map<string, ColumnKind>();
      STATED.set(target.constructor, stated.set(String(property), kind));
      if (primary) PrimaryColumn({ ...type })(target, property);
      else Column({ ...type, nullable })(target, property);
      if (kind === 'number') {
        const column = snakeCase(String(property));
        Check(finiteCheckName(snakeCase(tableNameOf(target)), column), finite(column))(target.constructor);
      }
    };
}

export const IdColumn = columnOf('id');
export const TextColumn = columnOf('text');
export const NumberColumn = columnOf('number');
export const IntegerColumn = columnOf('integer');
export const YearColumn = columnOf('year');
export const FlagColumn = columnOf('flag');
export const InstantColumn = columnOf('instant');
export const DateColumn = columnOf('date');
export const ChoiceColumn = columnOf('choice');
export const JsonColumn = columnOf('json');

/** `MeasurementEntity` is the table `measurement`. */
function tableNameOf(target: object): string {
  return target.constructor.name.replace(/Entity$/, '');
}

/** True for every double but NaN and the infinities, on both databases. */
function finite(column: string): string {
  return `"${column}" BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308`;
}

function finiteCheckName(table: string, column: string): string {
  return `ck_${table}_${column}_finite`;
}

/** The checks that go with a table's columns in a migration: the same that the decorators state. */
export function checksOf(
  table: string,
  columns: Readonly<Record<string, ColumnKind>>,
): { name: string; expression: string }[] {
  return Object.entries(columns)
    .filter(([, kind]) => kind === 'number')
    .map(([column]) => ({ name: finiteCheckName(table, column), expression: finite(column) }));
}

/** A column of a migration, typed as the entity's decorator types it on that database. */
export function migrationColumn(
  dataSource: DataSource,
  name: string,
  kind: ColumnKind,
  options: { readonly nullable: boolean; readonly primary: boolean },
): TableColumnOptions {
  const type = COLUMN_TYPES[kind];
  return {
    name,
    type: dataSource.driver.normalizeType({ ...type }),
    ...('length' in type ? { length: type.length } : {}),
    isNullable: options.nullable,
    isPrimary: options.primary,
  };
}

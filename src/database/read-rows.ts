import { type ColumnKind, statedTable } from './columns.js';
import type { Dialect } from './dialect.js';
import { snakeCase } from './naming.js';
import type { Parameter, Session } from './session.js';

/**
 * Rows of a table as plain objects in the shape of its entity, by one prepared statement and without TypeORM, which
 * takes many times as long for each row.
 * @param rest what follows `SELECT … FROM table`: WHERE, ORDER BY, …
 */
export async function readRows<Row extends object>(
  session: Session,
  entity: new () => Row,
  rest: string,
  parameters: readonly Parameter[] = [],
): Promise<Row[]> {
  const { select, toConvert } = readingOf(session.dialect, entity);
  const rows = await session.rows<Record<string, unknown>>(`${select} ${rest}`, parameters);
  for (const row of rows) {
    for (const [property, convert] of toConvert) row[property] = convert(row[property]);
  }
  // The columns are those that the entity states.
  return rows as Row[];
}

interface Reading {
  readonly select: string;
  /** What the drivers answer otherwise than the entity has it. */
  readonly toConvert: readonly (readonly [property: string, convert: (stored: unknown) => unknown])[];
}

const READINGS = new WeakMap<Dialect, Map<object, Reading>>();

function readingOf(dialect: Dialect, entity: new () => object): Reading {
  const known = READINGS.get(dialect) ?? new Map<object, Reading>();
  READINGS.set(dialect, known);
  const before = known.get(entity);
  if (before) return before;
  const { name, columns } = statedTable(entity);
  const selected = [...columns].map(
    ([property, kind]) => `${selectedAs(dialect, kind, `${name}.${snakeCase(property)}`)} AS "${property}"`,
  );
  const reading: Reading = {
    select: `SELECT ${selected.join(', ')} FROM ${name}`,
    toConvert: [...columns].flatMap(([property, kind]) => {
      const convert = CONVERSIONS[kind];
      return convert ? [[property, convert] as const] : [];
    }),
  };
  known.set(entity, reading);
  return reading;
}

function selectedAs(dialect: Dialect, kind: ColumnKind, column: string): string {
  if (kind === 'json') return dialect.jsonText(column);
  // PostgreSQL's driver would make a point in time of a calendar day.
  return kind === 'date' ? `CAST(${column} AS text)` : column;
}

const CONVERSIONS: Partial<Record<ColumnKind, (stored: unknown) => unknown>> = {
  flag: (stored) => (stored === null ? null : Boolean(stored)),
  json: (stored) => (stored === null ? null : JSON.parse(String(stored))),
};

import type { Dialect } from './dialect.js';

export const postgresDialect: Dialect = {
  parallelWriters: true,
  anyOf: (expression, parameter) => `${expression} = ANY(${parameter})`,
  jsonText: (column) => `CAST(${column} AS text)`,
  bytewise: (expression) => `${expression} COLLATE "C"`,
  renewStatistics: (table) => [`ANALYZE "${table}"`],
  forUpdate: 'FOR UPDATE',
  appendOnly: (table) => [
    `CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
    ...['UPDATE', 'DELETE', 'TRUNCATE'].map(
      (event) =>
        `CREATE TRIGGER "${table}_append_only_${event.toLowerCase()}" BEFORE ${event} ON "${table}" ` +
        `FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"()`,
    ),
  ],
  appendOnlyGuards: (table) =>
    `SELECT tgname FROM pg_trigger WHERE tgrelid = '"${table}"'::regclass AND tgenabled = 'O' AND tgname LIKE '${table}\\_append\\_only\\_%'`,
};

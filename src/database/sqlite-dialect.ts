import type { Dialect } from './dialect.js';

export const sqliteDialect: Dialect = {
  parallelWriters: false,
  anyOf: (expression, parameter) => `${expression} IN (SELECT value FROM json_each(${parameter}))`,
  jsonText: (column) => `json(${column})`,
  bytewise: (expression) => expression,
  renewStatistics: () => [],
  forUpdate: '',
  appendOnly: (table) =>
    ['UPDATE', 'DELETE'].map(
      (event) =>
        `CREATE TRIGGER "${table}_append_only_${event.toLowerCase()}" BEFORE ${event} ON "${table}" ` +
        `BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    ),
  appendOnlyGuards: (table) =>
    `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = '${table}' AND name LIKE '${table}\\_append\\_only\\_%' ESCAPE '\\'`,
};

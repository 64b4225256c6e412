import type { QueryRunner } from 'typeorm';
import type { Dialect } from '../dialect.js';
import { postgresDialect } from '../postgres-dialect.js';
import { sqliteDialect } from '../sqlite-dialect.js';

/** A migration is given a connection only: the one place that asks it for its brand. */
export function dialectOf(runner: QueryRunner): Dialect {
  return runner.dataSource.options.type === 'postgres' ? postgresDialect : sqliteDialect;
}

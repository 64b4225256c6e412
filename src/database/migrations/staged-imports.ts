import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, type NewTable } from './new-table.js';

const tables: readonly NewTable[] = [
  {
    name: 'import_run',
    columns: { id: 'id', started_at: 'instant' },
    primary: ['id'],
  },
  {
    name: 'staged_target',
    columns: {
      import_id: 'id',
      line: 'integer',
      indicator_id: 'id',
      organisation_id: 'id',
      year: 'year',
      value: 'number?',
      band_minimum: 'number?',
      band_maximum: 'number?',
      outcome: 'choice?',
      seen: 'text?',
    },
    primary: ['import_id', 'line'],
  },
  {
    name: 'staged_measurement',
    columns: {
      import_id: 'id',
      line: 'integer',
      id: 'id',
      indicator_id: 'id',
      organisation_id: 'id',
      year: 'year',
      category: 'text',
      value: 'number?',
      numerator: 'number?',
      denominator: 'number?',
      missing: 'choice?',
      observation_status: 'choice',
      comparable: 'flag',
      note: 'text?',
      outcome: 'choice?',
      seen_version: 'integer?',
    },
    primary: ['import_id', 'line'],
  },
];

/** Where the rows of an import wait until all of them are applied in one write. */
export class StagedImports1795312800000 implements MigrationInterface {
  name = 'StagedImports1795312800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await runner.dropTable(table.name);
  }
}

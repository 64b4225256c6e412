import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from './new-table.js';

/** What is told to the public is remembered until something changes: the number of changes says whether it has. */
export class ChangeCount1795402800000 implements MigrationInterface {
  name = 'ChangeCount1795402800000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, {
      name: 'change_count',
      columns: { counted: 'text', count: 'integer' },
      primary: ['counted'],
    });
    await runner.query(`INSERT INTO change_count (counted, count) VALUES ('history', 0)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('change_count');
  }
}

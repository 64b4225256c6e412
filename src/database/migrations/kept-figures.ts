import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, type NewTable } from './new-table.js';

const sums = {
  reported: 'integer',
  sum_of_values: 'number?',
  sum_of_numerators: 'number?',
  sum_of_denominators: 'number?',
  sum_of_populations: 'number?',
  sum_of_values_times_population: 'number?',
  minimum: 'number?',
  maximum: 'number?',
} as const;
const place = { goal_indicator_id: 'id', year: 'year', category: 'text', view: 'choice' } as const;

/** As the first release made them. It never wrote to them. */
const before: readonly NewTable[] = [
  {
    name: 'leaf_participation',
    columns: { goal_indicator_id: 'id', organisation_id: 'id' },
    primary: ['goal_indicator_id', 'organisation_id'],
    references: { goal_indicator_id: 'goal_indicator', organisation_id: 'organisation' },
  },
  {
    name: 'participants_figure',
    columns: { ...place, ...sums },
    primary: ['goal_indicator_id', 'year', 'category', 'view'],
    references: { goal_indicator_id: 'goal_indicator' },
  },
];

const after: readonly NewTable[] = [
  {
    name: 'leaf_participation',
    columns: { goal_indicator_id: 'id', organisation_id: 'id', indicator_id: 'id' },
    primary: ['goal_indicator_id', 'organisation_id'],
    references: { goal_indicator_id: 'goal_indicator', organisation_id: 'organisation', indicator_id: 'indicator' },
    indices: [['indicator_id', 'organisation_id']],
  },
  {
    name: 'participants_figure',
    columns: { ...place, indicator_id: 'id', ...sums },
    primary: ['goal_indicator_id', 'year', 'category', 'view'],
    references: { goal_indicator_id: 'goal_indicator', indicator_id: 'indicator' },
    indices: [['indicator_id']],
  },
  {
    name: 'kept_indicator',
    columns: { indicator_id: 'id' },
    primary: ['indicator_id'],
    references: { indicator_id: 'indicator' },
  },
];

/**
 * What is kept above the figures knows its indicator, and which indicators it is kept of. The rows are made when the
 * database is next opened for writing (decision 0014).
 */
export class KeptFigures1795309200000 implements MigrationInterface {
  name = 'KeptFigures1795309200000';

  async up(runner: QueryRunner): Promise<void> {
    for (const { name } of before) await runner.dropTable(name);
    for (const table of after) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of [...after].reverse()) await runner.dropTable(name);
    await runner.query('DELETE FROM organisation_figure');
    for (const table of before) await createTable(runner, table);
  }
}

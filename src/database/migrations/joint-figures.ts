import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable, type NewTable } from './new-table.js';

/** As the release before made them. */
const before: readonly NewTable[] = [
  {
    name: 'participants_figure',
    columns: {
      goal_indicator_id: 'id',
      year: 'year',
      category: 'text',
      view: 'choice',
      indicator_id: 'id',
      reported: 'integer',
      sum_of_values: 'number?',
      sum_of_numerators: 'number?',
      sum_of_denominators: 'number?',
      sum_of_populations: 'number?',
      sum_of_values_times_population: 'number?',
      minimum: 'number?',
      maximum: 'number?',
    },
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

const after: readonly NewTable[] = [
  {
    name: 'joint_figure',
    columns: {
      goal_indicator_id: 'id',
      whole: 'text',
      view: 'choice',
      year: 'year',
      indicator_id: 'id',
      organisation_id: 'id?',
      is_reported: 'flag',
      has_value: 'flag',
      value: 'number?',
      numerator: 'number?',
      denominator: 'number?',
      missing: 'choice?',
      observation_status: 'choice?',
      expected: 'integer',
      reported: 'integer',
      population_share: 'number?',
      partial_value: 'number?',
      baseline_year: 'year?',
      baseline_value: 'number?',
      baseline_numerator: 'number?',
      baseline_denominator: 'number?',
      baseline_assumed: 'flag?',
      moves_against_members: 'flag',
      details: 'json?',
    },
    primary: ['goal_indicator_id', 'whole', 'view', 'year'],
    references: { goal_indicator_id: 'goal_indicator', indicator_id: 'indicator', organisation_id: 'organisation' },
  },
  {
    name: 'kept_indicator',
    columns: { indicator_id: 'id', version: 'integer' },
    primary: ['indicator_id'],
    references: { indicator_id: 'indicator' },
  },
];

/**
 * What several have together is kept as the domain joined it, year by year, in place of sums (decision 0016). No
 * indicator counts as kept any more: all is made anew when the database is next opened for writing.
 */
export class JointFigures1795316400000 implements MigrationInterface {
  name = 'JointFigures1795316400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const { name } of before) await runner.dropTable(name);
    for (const table of after) await createTable(runner, table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { name } of after) await runner.dropTable(name);
    for (const table of before) await createTable(runner, table);
  }
}

import { csvText } from '../../parts/csv-text.js';
import type { ComparisonRow } from './comparison-options.js';

/** One row for each value; rank and status stand beside the year that ranks. What is missing is empty, never 0. */
export function comparisonCsv(rows: readonly ComparisonRow[]): string {
  const lines = rows.flatMap(({ organisation, values, rank, status, likeness }) =>
    values.map(({ year, value, missing, comparable }, index) => {
      const ranks = index === values.length - 1;
      return {
        country: organisation?.country ?? null,
        code: organisation?.code ?? null,
        name: organisation?.name ?? null,
        year,
        value,
        missing,
        comparable: value === null ? null : comparable,
        rank: ranks ? rank : null,
        status: ranks ? status : null,
        likeness,
      };
    }),
  );
  return csvText(lines);
}

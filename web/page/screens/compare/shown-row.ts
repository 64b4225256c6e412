import type { ProgressStatus } from '../../../../src/domain/progress/judgement.js';
import { refOf } from '../../parts/organisation-ref.js';
import type { ComparisonRow } from './comparison-options.js';

/** A row of a comparison as its charts and its table show it. */
export interface ShownRow {
  readonly key: string;
  /** `DK:9901`; null where it takes part unnamed. */
  readonly ref: string | null;
  readonly name: string;
  readonly isMine: boolean;
  readonly rank: number | null;
  readonly status: ProgressStatus;
  readonly likeness: number | null;
  /** For each of the years compared. */
  readonly values: ComparisonRow['values'];
  /** Of the year that ranks. */
  readonly latest: ComparisonRow['values'][number] | null;
}

export function shownRows(rows: readonly ComparisonRow[], mine: string, unnamed: string): ShownRow[] {
  return rows.map((row, index) => {
    const ref = row.organisation && refOf(row.organisation);
    return {
      // The unnamed ones have nothing else that tells them apart.
      key: ref ?? `unnamed ${index}`,
      ref,
      name: row.organisation?.name ?? unnamed,
      isMine: ref !== null && ref === mine,
      rank: row.rank,
      status: row.status,
      likeness: row.likeness,
      values: row.values,
      latest: row.values.at(-1) ?? null,
    };
  });
}

import {
  createColumnHelper,
  createSortedRowModel,
  type Row,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';
import type { ProgressStatus } from '../../../../src/domain/progress/judgement.js';
import type { Tag } from '../../language/languages.js';
import type { ShownRow } from './shown-row.js';

export const FEATURES = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

type TableRow = Row<typeof FEATURES, ShownRow>;

const helper = createColumnHelper<typeof FEATURES, ShownRow>();
/** What is not assessed stands behind, whichever way it is sorted. */
const FROM_BEST: readonly ProgressStatus[] = ['TARGET_REACHED', 'ON_TRACK', 'BEHIND', 'FAR_BEHIND', 'MOVING_AWAY'];
/** What is missing is never first. */
const NUMBERS = { sortFn: byNumber, sortUndefined: 'last' } as const;

/** What can be sorted by. Without sorting the rows stand as the API gives them. */
export function columnsOf(years: readonly number[], tag: Tag) {
  return helper.columns([
    helper.accessor((row) => row.rank ?? undefined, { id: 'rank', ...NUMBERS, sortDescFirst: false }),
    helper.accessor((row) => row.name, {
      id: 'name',
      sortFn: (a, b) => a.original.name.localeCompare(b.original.name, tag),
      sortDescFirst: false,
    }),
    ...years.map((year, index) =>
      helper.accessor((row) => row.values[index]?.value ?? undefined, {
        id: String(year),
        ...NUMBERS,
        sortDescFirst: true,
      }),
    ),
    helper.accessor((row) => placeOf(row.status), { id: 'status', ...NUMBERS, sortDescFirst: false }),
    helper.accessor((row) => row.likeness ?? undefined, { id: 'likeness', ...NUMBERS, sortDescFirst: true }),
  ]);
}

function byNumber(a: TableRow, b: TableRow, column: string): number {
  return a.getValue<number>(column) - b.getValue<number>(column);
}

function placeOf(status: ProgressStatus): number | undefined {
  const place = FROM_BEST.indexOf(status);
  return place === -1 ? undefined : place;
}

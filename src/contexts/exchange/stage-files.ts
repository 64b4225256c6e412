import type { Database } from '../../database/database.js';
import type { Session } from '../../database/session.js';
import type { CsvRow } from './csv/csv-row.js';
import { readRows } from './csv/read-rows.js';
import type { FilesOfImport } from './files-of-import.js';
import type { Tally } from './import-report.js';
import { FILE_NAMES } from './input.js';
import type { KnownCodes } from './known-codes.js';
import { MEASUREMENT_COLUMNS, measurementRow } from './measurement-file.js';
import type { Refusals } from './refusals.js';
import { ImportRunStore } from './store/import-run.store.js';
import { StagedMeasurementStore } from './store/staged-measurement.store.js';
import { StagedTargetStore } from './store/staged-target.store.js';
import { TARGET_COLUMNS, targetRow } from './target-file.js';

/** Rows a write stages: so few that nobody waits for it. */
const ROWS_A_WRITE = 2_000;

export interface Staging {
  readonly importId: string;
  readonly files: FilesOfImport;
  readonly known: KnownCodes;
  readonly refusals: Refusals;
  readonly tally: Tally;
  /** The year of the clock. */
  readonly clockYear: number;
  readonly progressed: (bytes: number) => void;
}

/** Rows that wait to be compared. */
export interface Staged {
  readonly importId: string;
  /** The last line of each file; 0 where there is none. */
  readonly lastTarget: number;
  readonly lastMeasurement: number;
}

type Write = Database['write'];

/** Checks the rows of targets and measurements and stages them, in short writes. */
export async function stageFiles(write: Write, staging: Staging): Promise<Staged> {
  const { importId, known, files, tally, clockYear } = staging;
  const { targets, measurements } = files.csv;
  const lastTarget = await stageFile(write, staging, {
    file: targets && ({ path: targets, name: FILE_NAMES.targets, kind: 'targets', columns: TARGET_COLUMNS } as const),
    read: (row) => {
      const target = targetRow(row, known);
      if (target === null) tally.add('targets', 'leftOut');
      return target;
    },
    insert: (session, rows) => session.use(StagedTargetStore).insert(rows.map((row) => ({ importId, ...row }))),
  });
  const lastMeasurement = await stageFile(write, staging, {
    file:
      measurements &&
      ({
        path: measurements,
        name: FILE_NAMES.measurements,
        kind: 'measurements',
        columns: MEASUREMENT_COLUMNS,
      } as const),
    read: (row) => measurementRow(row, known, clockYear),
    insert: (session, rows) => session.use(StagedMeasurementStore).insert(rows.map((row) => ({ importId, ...row }))),
  });
  return { importId, lastTarget, lastMeasurement };
}

interface StagedFile<Row> {
  readonly file: Parameters<typeof readRows>[0] | undefined | '';
  readonly read: (row: CsvRow) => Row | null;
  readonly insert: (session: Session, rows: readonly Row[]) => Promise<void>;
}

/** Answers the last line that holds a row. */
async function stageFile<Row>(
  write: Write,
  { importId, refusals, progressed }: Staging,
  { file, read, insert }: StagedFile<Row>,
): Promise<number> {
  if (!file) return 0;
  let batch: Row[] = [];
  let last = 0;
  const flush = async () => {
    const rows = batch;
    batch = [];
    if (rows.length === 0) return;
    await write(async (session) => {
      await session.use(ImportRunStore).hold(importId);
      await insert(session, rows);
    });
  };
  const take = (row: CsvRow) => {
    const staged = read(row);
    if (staged === null) return undefined;
    last = row.line;
    batch.push(staged);
    return batch.length < ROWS_A_WRITE ? undefined : flush();
  };
  await readRows(file, refusals, take, progressed);
  await flush();
  return last;
}

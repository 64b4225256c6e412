import { DomainError } from '../../../domain/domain-error.js';
import { FileUnreadable } from '../exchange.errors.js';
import { type ImportKind, type Refusals, refusalOf } from '../refusals.js';
import { CsvRow } from './csv-row.js';
import { type CsvColumns, readCsv } from './read-csv.js';

/** A file to be read, and what it holds. */
export interface CsvFile {
  readonly path: string;
  /** As refusals name it. */
  readonly name: string;
  readonly kind: ImportKind;
  readonly columns: CsvColumns;
}

/**
 * Hands over each row; a row that is refused, and a file that cannot be read any further, is noted.
 * @param take answers a promise only where the next row has to wait
 */
export async function readRows(
  file: CsvFile,
  refusals: Refusals,
  take: (row: CsvRow) => Promise<void> | undefined,
  progressed: (bytes: number) => void = () => undefined,
): Promise<void> {
  const { kind, name } = file;
  const whole = { kind, file: name, line: null, column: null, value: null };
  try {
    for await (const row of readCsv(file.path, file.columns, progressed)) {
      if (!(row instanceof CsvRow)) {
        refusals.add(refusalOf(row.fault, { ...whole, line: row.line }));
        continue;
      }
      const waiting = takeOrRefuse(row, file, refusals, take);
      if (waiting) await waiting;
    }
  } catch (error) {
    if (!(error instanceof FileUnreadable)) throw error;
    refusals.add(refusalOf(error, whole));
  }
}

function takeOrRefuse(
  row: CsvRow,
  { kind, name }: CsvFile,
  refusals: Refusals,
  take: (row: CsvRow) => Promise<void> | undefined,
): Promise<void> | undefined {
  try {
    return take(row);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const column = error.facts.argument?.split('.').at(-1) ?? null;
    const value = column === null ? null : row.shown(column);
    refusals.add(refusalOf(error, { kind, file: name, line: row.line, column, value }));
    return undefined;
  }
}

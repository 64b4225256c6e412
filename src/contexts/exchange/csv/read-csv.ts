import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { types } from 'node:util';
import { type CsvError, parse } from 'csv-parse';
import { closest } from 'fastest-levenshtein';
import { BadInput } from '../../../domain/domain-error.js';
import { FileUnreadable } from '../exchange.errors.js';
import { CsvRow } from './csv-row.js';

/** The columns a file may have. */
export interface CsvColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** A row, or why it is none. */
export type ReadRow = CsvRow | { readonly line: number; readonly fault: BadInput };

const FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  CSV_QUOTE_NOT_CLOSED: ['quote_not_closed', 'A quote is opened here and never closed.'],
  INVALID_OPENING_QUOTE: [
    'quote_misplaced',
    'A quote stands in the middle of a cell; quote the whole cell, and double the quotes in it.',
  ],
  CSV_INVALID_CLOSING_QUOTE: ['quote_misplaced', 'Text follows a closing quote; double the quotes inside a cell.'],
  CSV_MAX_RECORD_SIZE: [
    'row_too_long',
    'The row that begins here does not end: a quote may be opened and never closed, or the file is no CSV.',
  ],
};

/** Bytes of a row: what is longer is a quote that was never closed, and would be held in memory to the end of the file. */
const MOST_BYTES_A_ROW = 100_000;

/**
 * Reads a file of UTF-8, commas, RFC 4180 quotes and one line of column names, a piece at a time.
 * @param progressed is told how many bytes were read
 * @throws FileUnreadable where the file cannot be read any further
 */
export async function* readCsv(
  path: string,
  columns: CsvColumns,
  progressed: (bytes: number) => void,
): AsyncGenerator<ReadRow> {
  // The parser throws away what it has parsed when it meets a fault: how far it came is noted as it goes.
  const reached = { line: 0 };
  const parser = parse({
    info: true,
    relax_column_count: true,
    max_record_size: MOST_BYTES_A_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (record, { lines }) => {
      reached.line = lines;
      return record;
    },
  });
  // A fault on the way destroys the parser with it, and so reaches whoever reads the rows.
  pipeline(Readable.from(decoded(path, progressed)), parser, () => undefined);
  let places: ReadonlyMap<string, number> | null = null;
  let line = 1;
  let rows = 0;
  try {
    for await (const parsed of parser) {
      const { record, info }: { record: string[]; info: { lines: number } } = parsed;
      const first = line;
      line = info.lines + 1;
      if (record.length === 1 && record[0] === '') continue;
      if (places === null) {
        places = placesOf(record, columns, first);
        continue;
      }
      rows += 1;
      yield rowOf(record, places, first);
    }
  } catch (error) {
    throw unreadable(error, reached.line);
  }
  if (rows === 0) {
    const what = places === null ? 'The file is empty.' : 'The file has column names and no row.';
    throw new FileUnreadable({ line: 1, column: null, value: null }, 'empty_file', what);
  }
}

async function* decoded(path: string, progressed: (bytes: number) => void): AsyncGenerator<string> {
  // What is no UTF-8 becomes the replacement character, and so does what another program had lost before.
  const decoder = new TextDecoder('utf-8');
  let lines = 1;
  let last = '';
  const checked = (text: string) => {
    // A line break of two characters may be parted.
    if (last === '\r' && text.startsWith('\n')) lines -= 1;
    const fault = text.search(NO_TEXT);
    const upTo = fault < 0 ? text : text.slice(0, fault);
    lines += upTo.match(LINE_BREAKS)?.length ?? 0;
    if (fault >= 0) throw noText(text.charAt(fault), lines);
    last = text.at(-1) ?? last;
    return text;
  };
  for await (const chunk of createReadStream(path)) {
    const bytes: Uint8Array = chunk;
    const text = checked(decoder.decode(bytes, { stream: true }));
    progressed(bytes.length);
    if (text !== '') yield text;
  }
  const rest = checked(decoder.decode());
  if (rest !== '') yield rest;
}

const REPLACEMENT = '\uFFFD';
const NO_TEXT = new RegExp(`[\\0${REPLACEMENT}]`);
const LINE_BREAKS = /\r\n|\n|\r/g;

function noText(character: string, line: number): FileUnreadable {
  const at = { line, column: null, value: null };
  return character === REPLACEMENT
    ? new FileUnreadable(at, 'not_utf8', 'Something here is not in UTF-8, or was lost before: save the file as UTF-8.')
    : new FileUnreadable(at, 'not_text', 'Here is a zero byte, as in UTF-16 or in no text at all: save it as UTF-8.');
}

function placesOf(
  names: readonly string[],
  { required, optional }: CsvColumns,
  line: number,
): ReadonlyMap<string, number> {
  const known = [...required, ...optional];
  refuseOtherSeparator(names, line);
  const places = new Map<string, number>();
  for (const [place, name] of names.entries()) {
    const at = { line, column: name, value: name };
    if (!known.includes(name)) {
      throw new FileUnreadable(
        at,
        'unknown_column',
        `There is no column '${name}'. Did you mean '${closest(name, known)}'?`,
      );
    }
    if (places.has(name)) throw new FileUnreadable(at, 'duplicate_column', `The column '${name}' is there twice.`);
    places.set(name, place);
  }
  const missing = required.filter((name) => !places.has(name));
  if (missing.length === 0) return places;
  throw new FileUnreadable(
    { line, column: missing[0] ?? null, value: null },
    'missing_column',
    `The file lacks the column${missing.length > 1 ? 's' : ''} ${missing.map((name) => `'${name}'`).join(', ')}; its cells are separated by commas.`,
  );
}

function refuseOtherSeparator([name = '', ...others]: readonly string[], line: number): void {
  const separator = SEPARATORS.find(([character]) => name.includes(character));
  if (others.length > 0 || separator === undefined) return;
  const message = `The cells are separated by ${separator[1]}s; save the file with commas, and numbers with a decimal point.`;
  throw new FileUnreadable({ line, column: null, value: null }, 'other_separator', message);
}

const SEPARATORS = [
  [';', 'semicolon'],
  ['\t', 'tab'],
  ['|', 'bar'],
] as const;

function rowOf(record: readonly string[], places: ReadonlyMap<string, number>, line: number): ReadRow {
  if (record.length === places.size) return new CsvRow(line, record, places);
  const message = `The row has ${record.length} cells, the file has ${places.size} columns; a decimal comma counts as a separator.`;
  return { line, fault: new BadInput('', 'wrong_cell_count', message) };
}

function unreadable(error: unknown, reached: number): unknown {
  // The platform's errors are of another realm where the code runs in one of its own.
  if (types.isNativeError(error) && 'syscall' in error) {
    const message = `The file cannot be read: ${error.message}.`;
    return new FileUnreadable({ line: null, column: null, value: null }, 'not_readable', message);
  }
  if (!isCsvError(error)) return error;
  const [reason, message] = FAULTS[error.code] ?? ['not_csv', `The file is not in CSV: ${error.message}.`];
  return new FileUnreadable({ line: reached + 1, column: null, value: null }, reason, message);
}

function isCsvError(error: unknown): error is CsvError {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    (error.code in FAULTS || error.code.startsWith('CSV_'))
  );
}

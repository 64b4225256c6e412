import { csvFormat } from 'd3-dsv';

type Cell = string | number | boolean | null;

/** Spreadsheets take a file without it for one of their own old encodings. */
const BYTE_ORDER_MARK = '\ufeff';

/** Rows as a file for machines and spreadsheets: the names of the cells head it, and null is empty. */
export function csvText(rows: readonly Readonly<Record<string, Cell>>[]): string {
  const lines = rows.map((row) => {
    return Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, harmless(cell)]));
  });
  return `${BYTE_ORDER_MARK}${csvFormat(lines)}\n`;
}

/** A spreadsheet would compute a text that begins like a formula. */
function harmless(cell: Cell): Cell {
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

/** Tables for people, in Markdown. */

/** @param columns of each its head, and what stands in it of a row */
export function table(rows, columns) {
  const cells = rows.map((row) => columns.map(([, cellOf]) => String(cellOf(row) ?? '')));
  const heads = columns.map(([head]) => head);
  const widths = heads.map((head, place) => Math.max(head.length, ...cells.map((row) => row[place].length)));
  const isText = columns.map((_column, place) => cells.every((row) => !/^[≥\d]/.test(row[place])));
  const lineOf = (row) =>
    `| ${row.map((cell, place) => (isText[place] ? cell.padEnd(widths[place]) : cell.padStart(widths[place]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, place) => (isText[place] ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [lineOf(heads), rule, ...cells.map(lineOf)];
}

/** Two significant digits below 10, else whole. */
export function number(value) {
  if (value === null || value === undefined) return '';
  return Math.abs(value) < 10 ? String(Number(value.toPrecision(2))) : String(Math.round(value));
}

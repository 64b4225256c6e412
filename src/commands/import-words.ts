import type { ImportReport } from '../contexts/exchange/import-report.js';
import { IMPORT_KINDS, type Refusal } from '../contexts/exchange/refusals.js';

const NAMES = {
  organisations: 'organisations',
  indicators: 'indicators',
  plan: 'plan parts',
  targets: 'targets',
  measurements: 'measurements',
} as const;

/** What an import did, or would do, as a table and sentences. */
export function wordsOfReport({ stored, counts, refusals }: ImportReport, confirm: boolean): string {
  const header = ['', 'new', 'unchanged', 'changed', 'refused', 'left out'];
  const rows = IMPORT_KINDS.map((kind) => {
    const { added, unchanged, changed, refused, leftOut } = counts[kind];
    return [NAMES[kind], ...[added, unchanged, changed, refused, leftOut].map(String)];
  });
  const refused = IMPORT_KINDS.reduce((sum, kind) => sum + counts[kind].refused, 0);
  const unlisted = refused - refusals.length;
  return [
    ...[header, ...rows].map((row) =>
      row.map((cell, index) => (index === 0 ? cell.padEnd(14) : cell.padStart(10))).join(''),
    ),
    '',
    ...refusals.map(sentenceOfRefusal),
    ...(unlisted > 0 ? [`… and ${unlisted} more.`] : []),
    ...(refused > 0 ? [''] : []),
    outcome(stored, confirm, refused),
    '',
  ].join('\n');
}

/** `measurements.csv:17 value '3,4' (decimal_comma): …` */
export function sentenceOfRefusal({ file, line, column, value, reason, message }: Refusal): string {
  const place = [`${file}${line === null ? '' : `:${line}`}`, column, value === null ? null : `'${value}'`];
  return `${place.filter((part) => part).join(' ')} (${reason}): ${message}`;
}

function outcome(stored: boolean, confirm: boolean, refused: number): string {
  if (refused > 0) return 'Nothing was stored: put right what is refused, and import again.';
  if (stored) return 'Everything is stored.';
  return confirm ? 'Nothing was stored.' : 'This was a preview; nothing was stored. Add --confirm to store it.';
}

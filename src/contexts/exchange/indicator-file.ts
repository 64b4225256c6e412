import type { Direction } from '../../domain/plan/indicator-rules.js';
import type { CsvRow } from './csv/csv-row.js';
import type { CsvColumns } from './csv/read-csv.js';
import { checkText } from './plan-file/check-text.js';
import { LONGEST_UNIT } from './plan-file/read-indicator.js';

export const INDICATOR_COLUMNS: CsvColumns = {
  required: ['code', 'name', 'unit', 'direction'],
  optional: ['source'],
};

const DIRECTIONS: Readonly<Record<string, Direction>> = { higher: 'INCREASE', lower: 'DECREASE', neutral: 'NONE' };

/** A row of `indicators.csv`. Null is what it does not say: that stays as it is stored. */
export interface IndicatorRow {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: Direction | null;
  readonly source: string | null;
}

export function indicatorRow(row: CsvRow): IndicatorRow {
  const unit = row.text('unit');
  checkText(unit, 'unit', LONGEST_UNIT);
  return {
    line: row.line,
    code: row.text('code'),
    name: row.text('name'),
    unit,
    direction: row.word('direction', DIRECTIONS),
    source: row.find('source'),
  };
}

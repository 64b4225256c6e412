import type { Parameter, Session } from '../../database/session.js';
import type { View } from '../../domain/review/measurement.js';
import type { Cell } from './cell.js';

/** Figures of any of these indicators, organisations, years, categories and views; what is not said is not asked for. */
export interface Selection {
  readonly indicatorIds: readonly string[];
  readonly organisationIds?: readonly string[];
  readonly years?: readonly number[];
  readonly categories?: readonly string[];
  readonly views?: readonly View[];
}

/** What selects all of these cells, and such as share each of their parts with one of them. */
export function selectionOf(cells: readonly Cell[]): Selection {
  return {
    indicatorIds: [...new Set(cells.map(({ indicatorId }) => indicatorId))],
    years: [...new Set(cells.map(({ year }) => year))],
    categories: [...new Set(cells.map(({ category }) => category))],
    views: [...new Set(cells.map(({ view }) => view))],
  };
}

/** The selection as a condition of a statement, with its parameters. */
export function conditionOf(
  { dialect }: Session,
  selection: Selection,
): { readonly condition: string; readonly parameters: readonly Parameter[] } {
  const columns = [
    ['indicator_id', selection.indicatorIds],
    ['organisation_id', selection.organisationIds],
    ['year', selection.years],
    ['category', selection.categories],
    ['view', selection.views],
  ] as const;
  const parameters: Parameter[] = [];
  const conditions: string[] = [];
  for (const [column, values] of columns) {
    if (values === undefined) continue;
    parameters.push(values);
    conditions.push(dialect.anyOf(column, `$${parameters.length}`));
  }
  return { condition: conditions.join(' AND '), parameters };
}

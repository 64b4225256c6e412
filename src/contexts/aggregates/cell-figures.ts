import { groupRows } from '../../database/group-rows.js';
import { nearestPopulation } from '../../domain/progress/population.js';
import { VIEWS, type View } from '../../domain/review/measurement.js';
import type { PopulationRow } from '../organisations/organisation.store.js';
import type { Cell } from './cell.js';
import type { Family } from './family.js';
import type { OwnFigure } from './figure.store.js';
import { addUp, type FigureSums, NOBODY, sumsOfOne } from './figure-sums.js';

/**
 * What organisations bring along in one cell. It is what `aggregate` of the domain takes from its members: whoever has
 * a value of its own speaks for those below it, and adds nothing where that value must not be compared; where it has a
 * reason in place of a value, those below it speak. The figure that these sums give is that of the domain wherever
 * everybody expected has reported, but for two things that the domain does and sums cannot say: it takes a parent
 * whose children speak for one member (a mean of means, weighted by the parent's own inhabitants), and it leaves out
 * a parent of whose children too few have reported.
 */
export interface CellFigures {
  readonly cell: Cell;
  /** Of those that have a value of their own. */
  readonly own: Map<string, FigureSums>;
  /** What is kept of those below an organisation. */
  readonly below: Map<string, FigureSums>;
}

/** By a text that only this cell has. */
export type Cells = Map<string, CellFigures>;

/** Organisations' own figures by cell of these views, each with the inhabitants of the nearest known year. */
export function cellsOf(
  figures: readonly OwnFigure[],
  populations: readonly PopulationRow[],
  views: readonly View[] = VIEWS,
): Cells {
  const populationsOf = groupRows(populations, ({ organisation_id }) => organisation_id);
  const cells: Cells = new Map();
  for (const figure of figures) {
    const population = nearestPopulation(populationsOf.get(figure.organisationId) ?? [], figure.year);
    const sums = figure.comparable ? sumsOfOne(figure, population) : NOBODY;
    for (const view of views) {
      if (figure.firstView !== view && figure.lastView !== view) continue;
      cellAt(cells, figure, view).own.set(figure.organisationId, sums);
    }
  }
  return cells;
}

/** The entry of a cell, made where there is none. */
export function cellAt(cells: Cells, { indicatorId, year, category }: Omit<Cell, 'view'>, view: View): CellFigures {
  const text = `${indicatorId} ${year} ${view} ${category}`;
  const known = cells.get(text);
  if (known) return known;
  const made: CellFigures = { cell: { indicatorId, year, category, view }, own: new Map(), below: new Map() };
  cells.set(text, made);
  return made;
}

/** Makes what is kept below these organisations anew, the lowest first; of any other it is taken as it is. */
export function sumUpwards({ own, below }: CellFigures, family: Family, organisations: ReadonlySet<string>): void {
  const toDo = new Set(organisations);
  const sumsBelow = (organisation: string): FigureSums => {
    if (!toDo.delete(organisation)) return below.get(organisation) ?? NOBODY;
    const sums = addUp(family.childrenOf(organisation).map((child) => own.get(child) ?? sumsBelow(child)));
    below.set(organisation, sums);
    return sums;
  };
  for (const organisation of organisations) sumsBelow(organisation);
}

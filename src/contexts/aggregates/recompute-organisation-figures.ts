import { VIEWS } from '../../domain/review/measurement.js';
import type { PopulationRow } from '../organisations/organisation.store.js';
import { cellsOf, sumUpwards } from './cell-figures.js';
import type { Family } from './family.js';
import type { OwnFigure } from './figure.store.js';
import type { OrganisationSums } from './organisation-figure.store.js';

/** The sums of an indicator above its figures, from nothing but these. */
export function recomputeOrganisationFigures(
  family: Family,
  populations: readonly PopulationRow[],
  figures: readonly OwnFigure[],
): OrganisationSums[] {
  const reporters = new Set(figures.map(({ organisationId }) => organisationId));
  const ancestors = new Set([...reporters].flatMap((reporter) => family.lineageOf(reporter).slice(1)));
  const organisations: OrganisationSums[] = [];
  // Where all of it counts in both views, it is added up once.
  const isAlike = figures.every(({ firstView, lastView }) => firstView !== lastView);
  for (const views of isAlike ? [VIEWS] : VIEWS.map((view) => [view])) {
    for (const figuresOfCell of cellsOf(figures, populations, views.slice(0, 1)).values()) {
      const { cell, below } = figuresOfCell;
      sumUpwards(figuresOfCell, family, ancestors);
      for (const [organisationId, sums] of below) {
        if (sums.reported === 0) continue;
        for (const view of views) organisations.push({ ...cell, view, organisationId, sums });
      }
    }
  }
  return organisations;
}

import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { type OrganisationCell, textOfCell } from './cell.js';
import { type Cells, cellAt, cellsOf, sumUpwards } from './cell-figures.js';
import type { Family } from './family.js';
import { FigureStore } from './figure.store.js';
import { NOBODY } from './figure-sums.js';
import { OrganisationFigureStore, type OrganisationSums } from './organisation-figure.store.js';
import { type Selection, selectionOf } from './selection.js';

/**
 * Moves what is kept above figures that were changed in this write, up to the root, each row once, by a constant number
 * of statements. Their indicators are held.
 * @param family those beside the lineages of the organisations
 */
export async function moveOrganisationFigures(
  session: Session,
  changed: readonly OrganisationCell[],
  family: Family,
): Promise<void> {
  const above = placesAbove(changed, family);
  if (above.length === 0) return;
  const parents = new Set(above.map(({ organisationId }) => organisationId));
  const organisationIds = [...new Set([...parents].flatMap(family.childrenOf))];
  const cells = await readCells(session, { ...selectionOf(changed), organisationIds });
  await session.use(OrganisationFigureStore).put(sumsAbove(cells, above, family));
}

/** The figures above those that were changed. */
function placesAbove(changed: readonly OrganisationCell[], family: Family): OrganisationCell[] {
  return changed.flatMap((cell) =>
    family
      .lineageOf(cell.organisationId)
      .slice(1)
      .map((organisationId) => ({ ...cell, organisationId })),
  );
}

/** What is stored of a selection, by cell. */
async function readCells(session: Session, selection: Selection): Promise<Cells> {
  const figures = await session.use(FigureStore).own(selection);
  const reporters = [...new Set(figures.map(({ organisationId }) => organisationId))];
  const cells = cellsOf(figures, await session.use(OrganisationStore).populations(reporters));
  for (const figure of await session.use(OrganisationFigureStore).of(selection)) {
    cellAt(cells, figure, figure.view).below.set(figure.organisationId, figure.sums);
  }
  return cells;
}

function sumsAbove(cells: Cells, places: readonly OrganisationCell[], family: Family): OrganisationSums[] {
  for (const ofCell of groupRows(places, textOfCell).values()) {
    const [first] = ofCell;
    if (first)
      sumUpwards(cellAt(cells, first, first.view), family, new Set(ofCell.map(({ organisationId }) => organisationId)));
  }
  return places.map((place) => ({
    ...place,
    sums: cellAt(cells, place, place.view).below.get(place.organisationId) ?? NOBODY,
  }));
}

import type { Session } from '../../database/session.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { type Cells, cellAt, cellsOf } from './cell-figures.js';
import { FigureStore } from './figure.store.js';
import { OrganisationFigureStore } from './organisation-figure.store.js';
import type { Selection } from './selection.js';

/** What is stored of a selection, by cell. */
export async function readCells(session: Session, selection: Selection): Promise<Cells> {
  const figures = await session.use(FigureStore).own(selection);
  const reporters = [...new Set(figures.map(({ organisationId }) => organisationId))];
  const cells = cellsOf(figures, await session.use(OrganisationStore).populations(reporters));
  for (const figure of await session.use(OrganisationFigureStore).of(selection)) {
    cellAt(cells, figure, figure.view).below.set(figure.organisationId, figure.sums);
  }
  return cells;
}

import type { Session } from '../../database/session.js';
import type { Figure, View } from '../../domain/review/measurement.js';
import { FigureStore, type LeafFigure } from './figure.store.js';
import { moveFigures } from './move-figures.js';

/** A figure as reporting hands it over. */
export interface ReportedFigureRow extends Figure {
  readonly indicatorId: string;
  readonly organisationId: string;
  /** '' is the total. */
  readonly category: string;
}

/**
 * The figures that count from now on in these views, in the write that changes them; what is kept above them moves
 * along. Of several for one place the last one counts.
 */
export async function keepFigures(
  session: Session,
  figures: readonly ReportedFigureRow[],
  views: readonly View[],
): Promise<void> {
  const leaves: LeafFigure[] = views.flatMap((view) => figures.map((figure) => ({ ...figure, view })));
  await session.use(FigureStore).put(leaves);
  await moveFigures(
    session,
    leaves.map(({ indicatorId, organisationId, year, category, view }) => ({
      indicatorId,
      organisationId,
      year,
      category,
      view,
    })),
  );
}

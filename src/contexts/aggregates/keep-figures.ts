import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import { type Figure, TOTAL, type View } from '../../domain/review/measurement.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { type Family, familyOf } from './family.js';
import { FigureStore } from './figure.store.js';
import { type ChangedParticipant, joinChanged } from './join-changed.js';
import { LeafParticipationStore } from './leaf-participation.store.js';
import { moveOrganisationFigures } from './move-organisation-figures.js';

/** A figure as reporting hands it over. */
export interface ReportedFigureRow extends Figure {
  readonly indicatorId: string;
  readonly organisationId: string;
  /** '' is the total. */
  readonly category: string;
}

/**
 * The figures that count from now on in these views, in the write that changes them; what is kept above them moves
 * along. Of several for one place the last one counts. Their indicators are held since the head of the write.
 */
export async function keepFigures(
  session: Session,
  figures: readonly ReportedFigureRow[],
  views: readonly View[],
): Promise<void> {
  if (figures.length === 0) return;
  await session.use(FigureStore).put(views.flatMap((view) => figures.map((figure) => ({ ...figure, view }))));
  const reporters = [...new Set(figures.map(({ organisationId }) => organisationId))];
  const family = familyOf(await session.use(OrganisationStore).besideLineages(reporters));
  const cells = views.flatMap((view) =>
    figures.map(({ indicatorId, organisationId, year, category }) => ({
      indicatorId,
      organisationId,
      year,
      category,
      view,
    })),
  );
  await moveOrganisationFigures(session, cells, family);
  await joinChanged(session, await participantsAbove(session, figures, family));
}

/** Those who count and are the reporter of a total or stand above it, in each use of its indicator. */
async function participantsAbove(
  session: Session,
  figures: readonly ReportedFigureRow[],
  family: Family,
): Promise<ChangedParticipant[]> {
  const totals = figures.filter(({ category }) => category === TOTAL);
  const counting = groupRows(
    await session
      .use(LeafParticipationStore)
      .among(
        [...new Set(totals.map(({ indicatorId }) => indicatorId))],
        [...new Set(totals.flatMap(({ organisationId }) => family.lineageOf(organisationId)))],
      ),
    ({ indicatorId, organisationId }) => `${indicatorId} ${organisationId}`,
  );
  return totals.flatMap(({ indicatorId, organisationId: reporter, year }) =>
    family
      .lineageOf(reporter)
      .flatMap((organisation) => counting.get(`${indicatorId} ${organisation}`) ?? [])
      .map(({ goalIndicatorId, organisationId }) => ({ goalIndicatorId, organisationId, years: [year] })),
  );
}

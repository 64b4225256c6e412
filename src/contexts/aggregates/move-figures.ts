import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { type OrganisationCell, type ParticipantsCell, textOfCell } from './cell.js';
import { type Cells, cellAt, sumsOfParticipants, sumUpwards } from './cell-figures.js';
import { type Family, familyOf } from './family.js';
import { NOBODY } from './figure-sums.js';
import { type LeafParticipation, LeafParticipationStore, participantsByGoal } from './leaf-participation.store.js';
import { lockIndicators } from './lock-indicators.js';
import { OrganisationFigureStore, type OrganisationSums } from './organisation-figure.store.js';
import { ParticipantsFigureStore } from './participants-figure.store.js';
import { readCells } from './read-cells.js';
import { selectionOf } from './selection.js';

/**
 * Moves what is kept above figures that were changed in this write, each row once, by a constant number of
 * statements: those above the organisations up to the root, then all participants of every goal that counts them.
 * Rows are locked first and read afterwards: whoever comes second sees what the first one has written.
 */
export async function moveFigures(session: Session, changed: readonly OrganisationCell[]): Promise<void> {
  if (changed.length === 0) return;
  const indicatorIds = [...new Set(changed.map(({ indicatorId }) => indicatorId))];
  const reporters = [...new Set(changed.map(({ organisationId }) => organisationId))];
  await lockIndicators(session, indicatorIds, 'together');
  const family = familyOf(await session.use(OrganisationStore).besideLineages(reporters));
  const lineages = [...new Set(reporters.flatMap(family.lineageOf))];
  const participations = await session.use(LeafParticipationStore).beside(indicatorIds, lineages);

  const above = placesAbove(changed, family);
  const together = placesTogether(changed, family, participations);
  const ofOrganisations = session.use(OrganisationFigureStore);
  await ofOrganisations.lock(above);
  await session.use(ParticipantsFigureStore).lock(together);
  const children = new Set(above.map(({ organisationId }) => organisationId));
  const cells = await readCells(session, {
    ...selectionOf(changed),
    organisationIds: [
      ...new Set([
        ...[...children].flatMap(family.childrenOf),
        ...participations.map(({ organisationId }) => organisationId),
      ]),
    ],
  });
  await ofOrganisations.put(sumsAbove(cells, above, family));
  await putTogether(session, cells, together, participations);
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

/** The figures of all participants in which these organisations, or those above them, are counted. */
function placesTogether(
  changed: readonly OrganisationCell[],
  family: Family,
  participations: readonly LeafParticipation[],
): ParticipantsCell[] {
  const ofOrganisation = groupRows(participations, ({ organisationId }) => organisationId);
  return changed.flatMap(({ organisationId, ...cell }) =>
    family
      .lineageOf(organisationId)
      .flatMap((one) => ofOrganisation.get(one) ?? [])
      .filter(({ indicatorId }) => indicatorId === cell.indicatorId)
      .map(({ goalIndicatorId }) => ({ ...cell, goalIndicatorId })),
  );
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

/** Makes figures of all participants anew, from those who are counted now. */
export async function moveParticipants(session: Session, places: readonly ParticipantsCell[]): Promise<void> {
  if (places.length === 0) return;
  await session.use(ParticipantsFigureStore).lock(places);
  const participations = await session
    .use(LeafParticipationStore)
    .ofGoalIndicators([...new Set(places.map(({ goalIndicatorId }) => goalIndicatorId))]);
  const cells = await readCells(session, {
    ...selectionOf(places),
    organisationIds: [...new Set(participations.map(({ organisationId }) => organisationId))],
  });
  await putTogether(session, cells, places, participations);
}

function putTogether(
  session: Session,
  cells: Cells,
  places: readonly ParticipantsCell[],
  participations: readonly LeafParticipation[],
): Promise<void> {
  const participants = participantsByGoal(participations);
  return session.use(ParticipantsFigureStore).put(
    places.map((place) => ({
      ...place,
      sums: sumsOfParticipants(cellAt(cells, place, place.view), participants.get(place.goalIndicatorId) ?? []),
    })),
  );
}

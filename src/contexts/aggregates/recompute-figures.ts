import type { Session } from '../../database/session.js';
import { VIEWS } from '../../domain/review/measurement.js';
import { OrganisationStore, type PopulationRow } from '../organisations/organisation.store.js';
import { cellsOf, sumsOfParticipants, sumUpwards } from './cell-figures.js';
import { type Family, familyOf } from './family.js';
import type { OwnFigure } from './figure.store.js';
import { type LeafParticipation, participantsByGoal } from './leaf-participation.store.js';
import type { OrganisationSums } from './organisation-figure.store.js';
import type { ParticipantsSums } from './participants-figure.store.js';

/** All that is to be kept of an indicator. */
export interface FiguresToKeep {
  readonly organisations: readonly OrganisationSums[];
  readonly participants: readonly ParticipantsSums[];
}

/** All organisations there are, which every indicator needs alike. */
export interface Everybody {
  readonly family: Family;
  readonly populations: readonly PopulationRow[];
}

export async function readEverybody(session: Session): Promise<Everybody> {
  const store = session.use(OrganisationStore);
  const organisations = await store.all();
  return {
    family: familyOf(organisations),
    populations: await store.populations(organisations.map(({ id }) => id)),
  };
}

/** What is to be kept of an indicator above its figures, from nothing but these and who takes part. */
export function recomputeFigures(
  { family, populations }: Everybody,
  figures: readonly OwnFigure[],
  participations: readonly LeafParticipation[],
): FiguresToKeep {
  const reporters = new Set(figures.map(({ organisationId }) => organisationId));
  const ancestors = new Set([...reporters].flatMap((reporter) => family.lineageOf(reporter).slice(1)));
  const participantsOf = participantsByGoal(participations);
  const organisations: OrganisationSums[] = [];
  const participants: ParticipantsSums[] = [];
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
      for (const [goalIndicatorId, ofGoal] of participantsOf) {
        const sums = sumsOfParticipants(figuresOfCell, ofGoal);
        if (sums.reported === 0) continue;
        for (const view of views) participants.push({ ...cell, view, goalIndicatorId, sums });
      }
    }
  }
  return { organisations, participants };
}

import type { Session } from '../../database/session.js';
import { VIEWS } from '../../domain/review/measurement.js';
import { FigureStore, type LeafFigure, ownOf } from './figure.store.js';
import { type LeafParticipation, LeafParticipationStore } from './leaf-participation.store.js';
import { OrganisationFigureStore, type OrganisationSums } from './organisation-figure.store.js';
import { ParticipantsFigureStore, type ParticipantsSums } from './participants-figure.store.js';
import { type Everybody, readEverybody, recomputeFigures } from './recompute-figures.js';
import { TruthStore } from './truth.store.js';

/** A row that is not what the measurements and the plan say. */
export interface Difference {
  readonly table: 'leaf_figure' | 'leaf_participation' | 'organisation_figure' | 'participants_figure';
  /** What names the row, e.g. `year 2024`. */
  readonly key: string;
  /** Null where nothing is kept. */
  readonly kept: string | null;
  /** Null where nothing is to be kept. */
  readonly recomputed: string | null;
}

/**
 * Recomputes everything that is kept from the last submitted revisions of the measurements and from the plan, one
 * indicator at a time, and compares. Numbers must be the same doubles.
 */
export async function findDifferences(session: Session): Promise<Difference[]> {
  const everybody = await readEverybody(session);
  const differences: Difference[] = [];
  for (const indicatorId of await session.use(TruthStore).indicatorIds()) {
    differences.push(...(await differencesOf(session, everybody, indicatorId)));
  }
  return differences;
}

async function differencesOf(session: Session, everybody: Everybody, indicatorId: string): Promise<Difference[]> {
  const truth = session.use(TruthStore);
  const reported = await truth.figures(indicatorId);
  const figures: LeafFigure[] = VIEWS.flatMap((view) => reported.map((figure) => ({ ...figure, view })));
  const participations = await truth.participations(indicatorId);
  const { organisations, participants } = recomputeFigures(everybody, reported.flatMap(ownOf), participations);
  const selection = { indicatorIds: [indicatorId] };
  const kept = {
    figures: await session.use(FigureStore).ofIndicator(indicatorId),
    participations: await session.use(LeafParticipationStore).ofIndicator(indicatorId),
    organisations: await session.use(OrganisationFigureStore).of(selection),
    participants: await session.use(ParticipantsFigureStore).of(selection),
  };
  return [
    ...compared('leaf_figure', rowsOfFigures(kept.figures), rowsOfFigures(figures)),
    ...compared('leaf_participation', rowsOfParticipations(kept.participations), rowsOfParticipations(participations)),
    ...compared('organisation_figure', rowsOfOrganisations(kept.organisations), rowsOfOrganisations(organisations)),
    ...compared('participants_figure', rowsOfParticipants(kept.participants), rowsOfParticipants(participants)),
  ];
}

/** What a row says, by its key. */
type Rows = ReadonlyMap<string, string>;

function compared(table: Difference['table'], kept: Rows, recomputed: Rows): Difference[] {
  return [...new Set([...recomputed.keys(), ...kept.keys()])]
    .filter((key) => kept.get(key) !== recomputed.get(key))
    .map((key) => ({ table, key, kept: kept.get(key) ?? null, recomputed: recomputed.get(key) ?? null }));
}

function rowsOfFigures(figures: readonly LeafFigure[]): Rows {
  return new Map(
    figures.map(({ indicatorId, organisationId, year, category, view, ...figure }) => [
      keyOf({ indicatorId, organisationId, year, view, category }),
      JSON.stringify({
        value: figure.value,
        numerator: figure.numerator,
        denominator: figure.denominator,
        missing: figure.missing,
        observationStatus: figure.observationStatus,
        comparable: figure.comparable,
      }),
    ]),
  );
}

function rowsOfParticipations(participations: readonly LeafParticipation[]): Rows {
  return new Map(
    participations.map(({ goalIndicatorId, organisationId }) => [keyOf({ goalIndicatorId, organisationId }), 'counts']),
  );
}

/** A row of nobody says as much as none. */
function rowsOfOrganisations(figures: readonly OrganisationSums[]): Rows {
  return new Map(
    figures
      .filter(({ sums }) => sums.reported > 0)
      .map(({ indicatorId, organisationId, year, category, view, sums }) => [
        keyOf({ indicatorId, organisationId, year, view, category }),
        JSON.stringify(sums),
      ]),
  );
}

function rowsOfParticipants(figures: readonly ParticipantsSums[]): Rows {
  return new Map(
    figures
      .filter(({ sums }) => sums.reported > 0)
      .map(({ indicatorId, goalIndicatorId, year, category, view, sums }) => [
        keyOf({ indicatorId, goalIndicatorId, year, view, category }),
        JSON.stringify(sums),
      ]),
  );
}

function keyOf(parts: Readonly<Record<string, string | number>>): string {
  return Object.entries(parts)
    .map(([name, value]) => `${name} ${value === '' ? "''" : value}`)
    .join(', ');
}

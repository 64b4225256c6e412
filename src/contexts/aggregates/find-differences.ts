import type { Session } from '../../database/session.js';
import { TOTAL, VIEWS } from '../../domain/review/measurement.js';
import { type Everybody, readEverybody } from './everybody.js';
import { FigureStore, type LeafFigure, ownOf } from './figure.store.js';
import { GoalIndicatorStore } from './goal-indicator.store.js';
import { joinEverything } from './join-everything.js';
import { textOfJoint } from './joint-columns.js';
import { JointFigureStore, type JointFigureToKeep } from './joint-figure.store.js';
import type { ReportedFigureRow } from './keep-figures.js';
import { type LeafParticipation, LeafParticipationStore, participantsByGoal } from './leaf-participation.store.js';
import { OrganisationFigureStore, type OrganisationSums } from './organisation-figure.store.js';
import { recomputeOrganisationFigures } from './recompute-organisation-figures.js';
import { TotalFigures } from './total-figures.js';
import { TruthStore } from './truth.store.js';

/** A row that is not what the measurements and the plan say. */
export interface Difference {
  readonly table: 'leaf_figure' | 'leaf_participation' | 'organisation_figure' | 'joint_figure';
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
  const goalIndicatorIds = await session.use(GoalIndicatorStore).using(indicatorId);
  const recomputed = {
    organisations: recomputeOrganisationFigures(everybody.family, everybody.populations, reported.flatMap(ownOf)),
    joints: await recomputeJoints(session, everybody, { goalIndicatorIds, figures: reported, participations }),
  };
  const kept = {
    figures: await session.use(FigureStore).ofIndicator(indicatorId),
    participations: await session.use(LeafParticipationStore).ofIndicator(indicatorId),
    organisations: await session.use(OrganisationFigureStore).of({ indicatorIds: [indicatorId] }),
    joints: await session.use(JointFigureStore).all(goalIndicatorIds),
  };
  return [
    ...compared('leaf_figure', rowsOfFigures(kept.figures), rowsOfFigures(figures)),
    ...compared('leaf_participation', rowsOfParticipations(kept.participations), rowsOfParticipations(participations)),
    ...compared(
      'organisation_figure',
      rowsOfOrganisations(kept.organisations),
      rowsOfOrganisations(recomputed.organisations),
    ),
    ...compared('joint_figure', rowsOfJoints(kept.joints), rowsOfJoints(recomputed.joints)),
  ];
}

async function recomputeJoints(
  session: Session,
  { tree }: Everybody,
  indicator: {
    readonly goalIndicatorIds: readonly string[];
    readonly figures: readonly ReportedFigureRow[];
    readonly participations: readonly LeafParticipation[];
  },
): Promise<JointFigureToKeep[]> {
  const totals = indicator.figures.filter(({ category }) => category === TOTAL);
  const figures = new TotalFigures();
  figures.add({ PUBLIC: totals, WORKING: totals });
  const participants = participantsByGoal(indicator.participations);
  const uses = await session.use(GoalIndicatorStore).toJoin(indicator.goalIndicatorIds, 'everybody');
  return [...uses].flatMap(([id, use]) =>
    joinEverything(use, participants.get(id) ?? [], tree, figures).flatMap(({ years, ...place }) =>
      years.map((joint) => ({ ...place, joint })),
    ),
  );
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

function rowsOfJoints(figures: readonly JointFigureToKeep[]): Rows {
  return new Map(
    figures.map(({ indicatorId, goalIndicatorId, whole, view, joint }) => [
      keyOf({ indicatorId, goalIndicatorId, whole, year: joint.year, view }),
      textOfJoint(joint),
    ]),
  );
}

function keyOf(parts: Readonly<Record<string, string | number>>): string {
  return Object.entries(parts)
    .map(([name, value]) => `${name} ${value === '' ? "''" : value}`)
    .join(', ');
}

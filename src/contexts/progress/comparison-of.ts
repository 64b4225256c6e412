import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { compare } from '../../domain/comparison/compare.js';
import type { ComparedRow, YearSummary } from '../../domain/comparison/comparison.js';
import { DomainError } from '../../domain/domain-error.js';
import { nearestPopulation } from '../../domain/progress/population.js';
import { FigureStore } from '../aggregates/figure.store.js';
import { GoalIndicatorStore } from '../aggregates/goal-indicator.store.js';
import { JointFigureStore } from '../aggregates/joint-figure.store.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { type LookedUpComparison, lookUpComparisons } from './comparison-look-up.js';
import type { ComparisonQuestion } from './comparison-question.js';

/** A comparison with whom it is among. */
export interface ComparisonOf {
  readonly rows: readonly ComparedRowOf[];
  readonly summaries: readonly YearSummary[];
}

export interface ComparedRowOf extends ComparedRow {
  /** 0 to 1; null where nobody asked who is alike. */
  readonly likeness: number | null;
}

/**
 * The comparison each question asks for, or why it is refused, in the same order; by the same number of statements for
 * any number of indicators, participants and years. What is compared is public. Of those below the participants nothing
 * is read but what they have together.
 */
export async function comparisonOfEach(
  session: Session,
  actor: Actor,
  questions: readonly ComparisonQuestion[],
): Promise<(ComparisonOf | DomainError)[]> {
  const lookedUp = await lookUpComparisons(session, actor, questions);
  const asked = lookedUp.flatMap((one) => (one instanceof DomainError ? [] : [one]));
  const known = await readKnown(session, asked);
  return lookedUp.map((one) => (one instanceof DomainError ? one : answer(one, known)));
}

type Known = Awaited<ReturnType<typeof readKnown>>;

async function readKnown(session: Session, asked: readonly LookedUpComparison[]) {
  const compared = [...new Set(asked.flatMap(({ peers }) => peers.map(({ organisation }) => organisation)))];
  const ids = [...new Set(asked.map(({ goalIndicator }) => goalIndicator.id))];
  const indicators = [...new Set(asked.map(({ goalIndicator }) => goalIndicator.indicatorId))];
  const own = await session.use(FigureStore).totals(indicators, compared, 'PUBLIC');
  const below = await session.use(JointFigureStore).of(ids, compared, 'PUBLIC');
  const populations = await session.use(OrganisationStore).populations(compared);
  return {
    goalIndicators: await session.use(GoalIndicatorStore).toJudge(ids, compared),
    own: groupRows(own, ({ indicatorId, organisationId }) => `${indicatorId} ${organisationId}`),
    below: groupRows(below, ({ goalIndicatorId, whole }) => `${goalIndicatorId} ${whole}`),
    populations: groupRows(populations, (row) => row.organisation_id),
  };
}

function answer(asked: LookedUpComparison, known: Known): ComparisonOf {
  const { question, strategy, goalIndicator, peers, isNamedElsewhere } = asked;
  const toJudge = known.goalIndicators.get(goalIndicator.id);
  if (!toJudge) throw new Error(`Broken promise: the indicator ${goalIndicator.id} of a goal is gone`);
  const likeness = new Map(peers.map((peer) => [peer.organisation, peer.likeness]));
  const { rows, summaries } = compare({
    plan: strategy,
    goalIndicator: toJudge,
    own: (organisation) => known.own.get(`${goalIndicator.indicatorId} ${organisation}`) ?? [],
    below: (organisation) => (known.below.get(`${goalIndicator.id} ${organisation}`) ?? []).map(({ joint }) => joint),
    populationOf: (organisation, year) => nearestPopulation(known.populations.get(organisation) ?? [], year),
    compared: peers,
    years: question.years,
    isNamedElsewhere,
  });
  const likenessOf = ({ organisation }: ComparedRow) =>
    organisation === null ? null : (likeness.get(organisation) ?? null);
  return { rows: rows.map((row) => ({ ...row, likeness: likenessOf(row) })), summaries };
}

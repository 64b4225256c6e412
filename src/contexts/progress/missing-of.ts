import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { DomainError } from '../../domain/domain-error.js';
import { judgeIndicator } from '../../domain/progress/indicator-progress.js';
import { joinBelow, joinParticipants, type MembersToJoin } from '../../domain/progress/join-years.js';
import type { JointYear } from '../../domain/progress/joint-year.js';
import type { MissingPart } from '../../domain/progress/judgement.js';
import { organisationTree } from '../../domain/progress/organisation-tree.js';
import type { OrganisationNode } from '../../domain/progress/strategy-figures.js';
import { FigureStore } from '../aggregates/figure.store.js';
import { GoalIndicatorStore } from '../aggregates/goal-indicator.store.js';
import { JointFigureStore } from '../aggregates/joint-figure.store.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { byIndicatorAndOrganisation } from './by-indicator-and-organisation.js';
import { type LookedUp, lookUpQuestions } from './look-up-questions.js';
import { OrganisationsBelow } from './organisations-below.js';
import type { StrategyProgressOf } from './progress-of.js';
import { readParticipants } from './read-participants.js';
import { withoutNames } from './without-names.js';

/** Who is missing in an indicator of a goal, of an answer that was judged by what is kept. */
export interface MissingQuestion {
  readonly progress: StrategyProgressOf;
  readonly goalIndicator: string;
}

/**
 * Who is missing, and why, in the same order. It is not kept, since few ask, but found anew: from the figures of those
 * who are expected, and from what is kept below each of them. By a constant number of statements for each view.
 */
export async function missingOfEach(
  session: Session,
  actor: Actor,
  questions: readonly MissingQuestion[],
): Promise<(readonly MissingPart[])[]> {
  const found = new Map<MissingQuestion, readonly MissingPart[]>();
  for (const alike of groupRows(questions, ({ progress }) => progress.view).values()) {
    const known = await readKnown(session, actor, alike);
    for (const question of alike) found.set(question, missingIn(question, known));
  }
  return questions.map((question) => found.get(question) ?? []);
}

type Known = Awaited<ReturnType<typeof readKnown>>;

/** @param alike questions of the same view */
async function readKnown(session: Session, actor: Actor, alike: readonly MissingQuestion[]) {
  const asked = await lookUpAgain(session, actor, alike);
  const ofAll = [...asked.values()].filter(({ one }) => one === null);
  const organisations = [...asked.values()].flatMap(({ one }) => (one === null ? [] : [one.organisation]));
  const participants = await readParticipants(
    session,
    ofAll.map(({ strategy }) => strategy.id),
  );
  const store = session.use(OrganisationStore);
  const rows = organisations.length === 0 ? [] : await store.below(organisations);
  const parents = new Set(organisations);
  const expected = [
    ...[...participants.values()].flat().map(({ organisation }) => organisation),
    ...rows.filter(({ parent_id }) => parent_id !== null && parents.has(parent_id)).map(({ id }) => id),
  ];
  const members = [...new Set([...organisations, ...expected])];
  const ids = [...new Set(alike.map(({ goalIndicator }) => goalIndicator))];
  // Some are expected only because of those responsible further below.
  const everybody = [...new Set([...members, ...rows.map(({ id }) => id)])];
  const goalIndicators = await session.use(GoalIndicatorStore).toJoin(ids, everybody);
  const indicators = [...new Set([...goalIndicators.values()].map(({ goalIndicator }) => goalIndicator.indicator))];
  const view = alike[0]?.progress.view ?? 'PUBLIC';
  const figures = await session.use(FigureStore).totals(indicators, members, view);
  const below = await session.use(JointFigureStore).of(ids, [...new Set(expected)], view);
  return {
    ...{ asked, participants, goalIndicators },
    tree: new OrganisationsBelow(rows),
    populations: groupRows(await store.populations(members), (row) => row.organisation_id),
    figures: byIndicatorAndOrganisation(figures),
    below: groupRows(below, ({ goalIndicatorId, whole }) => `${goalIndicatorId} ${whole}`),
  };
}

/** What each answer was about. */
async function lookUpAgain(
  session: Session,
  actor: Actor,
  questions: readonly MissingQuestion[],
): Promise<ReadonlyMap<StrategyProgressOf, LookedUp>> {
  const answers = [...new Set(questions.map(({ progress }) => progress))];
  const found = await lookUpQuestions(
    session,
    actor,
    answers.map(({ strategyId, organisation, year, view }) => ({
      ...{ strategyId, year, view, targets: 'EFFECTIVE' },
      organisation: organisation === null ? null : { id: organisation },
    })),
  );
  return new Map(
    answers.flatMap((progress, index): [StrategyProgressOf, LookedUp][] => {
      const lookedUp = found[index];
      if (lookedUp instanceof DomainError) throw lookedUp;
      return lookedUp ? [[progress, lookedUp]] : [];
    }),
  );
}

function missingIn({ progress, goalIndicator: id }: MissingQuestion, known: Known): readonly MissingPart[] {
  const { year, organisation } = progress;
  const asked = known.asked.get(progress);
  const toJoin = known.goalIndicators.get(id);
  if (!asked || !toJoin) throw new Error(`Broken promise: the indicator ${id} of a goal is gone`);
  const { goalIndicator } = toJoin;
  const figures = known.figures.get(goalIndicator.indicator) ?? new Map();
  const judged = judgeIndicator({
    plan: toJoin.plan,
    goalIndicator,
    scope: { organisation, year, targets: 'EFFECTIVE' },
    own: organisation === null ? [] : (figures.get(organisation) ?? []),
    joint: jointOf(asked, { ...toJoin, figures }, known),
  });
  return judged.coverage.missing ?? [];
}

function jointOf(
  { strategy, one, unnamed }: LookedUp,
  toJoin: Omit<MembersToJoin, 'tree' | 'below'>,
  known: Known,
): readonly JointYear[] {
  const below = (organisation: string) =>
    (known.below.get(`${toJoin.goalIndicator.id} ${organisation}`) ?? []).map(({ joint }) => joint);
  const node = (id: string, parent: string | null): OrganisationNode => ({
    ...{ id, parent },
    populations: known.populations.get(id) ?? [],
  });
  if (one !== null) {
    const organisations = known.tree.below([one.organisation]).map(({ id, parent_id }) => node(id, parent_id));
    const tree = organisationTree({ organisations, participants: [] });
    return joinBelow({ ...toJoin, tree, below }, [one.organisation]).get(one.organisation) ?? [];
  }
  const participants = known.participants.get(strategy.id) ?? [];
  const organisations = participants.map(({ organisation }) => node(organisation, null));
  const tree = organisationTree({ organisations, participants });
  const taking = participants.filter(({ leftOutGoals }) => !leftOutGoals.has(toJoin.goal));
  const joint = joinParticipants(
    { ...toJoin, tree, below },
    taking.map(({ organisation }) => organisation),
  );
  return withoutNames(joint, unnamed);
}

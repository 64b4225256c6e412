import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { JointYear } from '../../domain/progress/joint-year.js';
import type { StrategyJudgement } from '../../domain/progress/judgement.js';
import type { PlanToJudge } from '../../domain/progress/strategy-figures.js';
import { judgeSubject } from '../../domain/progress/subject-progress.js';
import type { Figure, View } from '../../domain/review/measurement.js';
import { FigureStore } from '../aggregates/figure.store.js';
import { ALL_PARTICIPANTS, JointFigureStore } from '../aggregates/joint-figure.store.js';
import { ParticipationStore } from '../planning/participation.store.js';
import type { PlanRows } from '../planning/plan-rows.js';
import { defaultYearOf } from './default-year.js';
import type { LookedUp, OneAsked } from './look-up-questions.js';
import { goalIndicatorsOf, planOf, readPlans } from './read-plans.js';
import { withoutNames } from './without-names.js';

/**
 * Judges by what is kept of all participants together and of those below an organisation. Of single figures only those
 * of the organisations asked for are read: what others ever reported costs nothing here.
 * @param leftOut the goals that participations left out
 */
export async function judgeKept(
  session: Session,
  asked: readonly LookedUp[],
  rows: PlanRows,
  leftOut: (participation: string) => ReadonlySet<string>,
): Promise<Map<LookedUp, StrategyJudgement>> {
  const plans = await readPlans(session, rows, organisationsOf(asked));
  const ofAll = asked.filter(({ one }) => one === null).map(({ strategy }) => strategy.id);
  const leftOutByAll = ofAll.length === 0 ? [] : await session.use(ParticipationStore).leftOutByAll(ofAll);
  const judged = new Map<LookedUp, StrategyJudgement>();
  for (const [view, alike] of groupRows(asked, ({ question }) => question.view)) {
    const kept = await readKept(session, view, alike, plans);
    for (const question of alike) {
      const plan = planOf(plans, question);
      const { one } = question;
      judged.set(
        question,
        one === null
          ? judgeAll(question, plan, kept, new Set(leftOutByAll))
          : judgeOne(question, one, plan, kept, leftOut(one.participation.id)),
      );
    }
  }
  return judged;
}

/** What is kept, in one view. */
interface Kept {
  /** What is below an organisation, or all participants together. */
  joint(whole: string, goalIndicator: string): readonly JointYear[];
  /** The figures of an organisation itself. */
  own(organisation: string, indicator: string): readonly Figure[];
  /** By strategy, the last year with data. */
  readonly lastYears: ReadonlyMap<string, number>;
}

async function readKept(
  session: Session,
  view: View,
  asked: readonly LookedUp[],
  plans: ReadonlyMap<string, PlanToJudge>,
): Promise<Kept> {
  const goalIndicators = [...new Set(asked.map((question) => planOf(plans, question)))].flatMap(goalIndicatorsOf);
  const organisations = organisationsOf(asked);
  const wholes = asked.some(({ one }) => one === null) ? [...organisations, ALL_PARTICIPANTS] : organisations;
  const store = session.use(JointFigureStore);
  const ids = goalIndicators.map(({ id }) => id);
  const joint = groupRows(await store.of(ids, wholes, view), (row) => `${row.whole} ${row.goalIndicatorId}`);
  const indicators = [...new Set(goalIndicators.map(({ indicator }) => indicator))];
  const figures =
    organisations.length === 0 ? [] : await session.use(FigureStore).totals(indicators, organisations, view);
  const own = groupRows(figures, (row) => `${row.organisationId} ${row.indicatorId}`);
  // Whoever asks for all participants together has their years at hand.
  const lacking = asked.filter(({ one, question }) => one !== null && question.year === null);
  const strategyIds = [...new Set(lacking.map(({ strategy }) => strategy.id))];
  return {
    joint: (whole, goalIndicator) => (joint.get(`${whole} ${goalIndicator}`) ?? []).map((row) => row.joint),
    own: (organisation, indicator) => own.get(`${organisation} ${indicator}`) ?? [],
    lastYears: strategyIds.length === 0 ? new Map() : await store.lastYears(strategyIds, view),
  };
}

function judgeAll(
  { question, unnamed }: LookedUp,
  plan: PlanToJudge,
  kept: Kept,
  leftOutGoals: ReadonlySet<string>,
): StrategyJudgement {
  const joint = (goalIndicator: string) => kept.joint(ALL_PARTICIPANTS, goalIndicator);
  return judgeSubject(
    plan,
    {
      ...{ leftOutGoals, takesPart: true },
      own: () => [],
      joint: (goalIndicator) => withoutNames(joint(goalIndicator), unnamed),
    },
    { organisation: null, year: question.year ?? defaultYearOf(plan, joint), targets: question.targets },
  );
}

function judgeOne(
  { question, strategy }: LookedUp,
  { organisation, participation }: OneAsked,
  plan: PlanToJudge,
  kept: Kept,
  leftOutGoals: ReadonlySet<string>,
): StrategyJudgement {
  const lastYear = Math.max(kept.lastYears.get(strategy.id) ?? plan.startYear, plan.startYear);
  return judgeSubject(
    plan,
    {
      ...{ leftOutGoals, takesPart: participation.organisationId === organisation },
      own: (indicator) => kept.own(organisation, indicator),
      joint: (goalIndicator) => kept.joint(organisation, goalIndicator),
    },
    { organisation, year: question.year ?? lastYear, targets: question.targets },
  );
}

function organisationsOf(asked: readonly LookedUp[]): string[] {
  return [...new Set(asked.flatMap(({ one }) => (one === null ? [] : [one.organisation])))];
}

import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { StrategyJudgement } from '../../domain/progress/judgement.js';
import type { OrganisationNode, Participant, PlanToJudge } from '../../domain/progress/strategy-figures.js';
import { subjectOf } from '../../domain/progress/strategy-progress.js';
import { judgeSubject } from '../../domain/progress/subject-progress.js';
import type { Figure } from '../../domain/review/measurement.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import type { PlanRows } from '../planning/plan-rows.js';
import { FigureAsOfStore } from '../reporting/figure-as-of.store.js';
import { byIndicatorAndOrganisation } from './by-indicator-and-organisation.js';
import { defaultYearOf } from './default-year.js';
import type { LookedUp } from './look-up-questions.js';
import { OrganisationsBelow } from './organisations-below.js';
import { readParticipants } from './read-participants.js';
import { goalIndicatorsOf, planOf, readPlans } from './read-plans.js';
import { withoutNames } from './without-names.js';

/**
 * Judges by what was known at an instant: nothing is kept of it, so the single figures of everybody are looked through.
 * By the same number of statements for any number of strategies, organisations and years, and one more for each view
 * and instant.
 */
export async function judgeAsOf(
  session: Session,
  asked: readonly LookedUp[],
  rows: PlanRows,
): Promise<Map<LookedUp, StrategyJudgement>> {
  const known = await readKnown(session, asked, rows);
  const judged = new Map<LookedUp, StrategyJudgement>();
  for (const alike of groupRows(asked, keyOf).values()) {
    const figures = await readFigures(session, alike, known);
    for (const question of alike) judged.set(question, judge(question, known, figures));
  }
  return judged;
}

/** Questions of the same key are answered from the same figures. */
function keyOf({ question: { view, asOf } }: LookedUp): string {
  return `${view} ${asOf?.toISOString()}`;
}

/** What is stored about all that is asked. Of others' organisations and indicators each question sees nothing. */
interface Known {
  readonly plans: ReadonlyMap<string, PlanToJudge>;
  /** By strategy. */
  readonly participants: ReadonlyMap<string, readonly Participant[]>;
  readonly tree: OrganisationsBelow;
  readonly populations: ReadonlyMap<string, OrganisationNode['populations']>;
}

async function readKnown(session: Session, asked: readonly LookedUp[], rows: PlanRows): Promise<Known> {
  const strategies = [...new Set(asked.map(({ strategy }) => strategy))];
  const participants = await readParticipants(
    session,
    strategies.map(({ id }) => id),
  );
  const organisations = session.use(OrganisationStore);
  const roots = new Set([...participants.values()].flat().map(({ organisation }) => organisation));
  const below = await organisations.below([...roots]);
  const ids = below.map(({ id }) => id);
  return {
    plans: await readPlans(session, rows, ids),
    participants,
    tree: new OrganisationsBelow(below),
    populations: groupRows(await organisations.populations(ids), (row) => row.organisation_id),
  };
}

/** By indicator and organisation. */
type FiguresAsOf = ReadonlyMap<string, ReadonlyMap<string, readonly Figure[]>>;

async function readFigures(session: Session, alike: readonly LookedUp[], known: Known): Promise<FiguresAsOf> {
  const [first] = alike;
  if (!first?.question.asOf) return new Map();
  const plans = [...new Set(alike.map((question) => planOf(known.plans, question)))];
  const indicators = new Set(plans.flatMap(goalIndicatorsOf).map(({ indicator }) => indicator));
  const organisations = known.tree.below(alike.flatMap((question) => rootsOf(question, known))).map(({ id }) => id);
  const store = new FigureAsOfStore(session, first.question.asOf.toISOString());
  const found = await store.totals([...indicators], organisations, first.question.view);
  return byIndicatorAndOrganisation(found);
}

/** The default year is that of everybody. */
function rootsOf({ question, one, strategy }: LookedUp, { participants }: Known): string[] {
  if (one !== null && question.year !== null) return [one.participation.organisationId];
  return (participants.get(strategy.id) ?? []).map(({ organisation }) => organisation);
}

function judge(asked: LookedUp, known: Known, figures: FiguresAsOf): StrategyJudgement {
  const { question, strategy, one, unnamed } = asked;
  const plan = planOf(known.plans, asked);
  const everything = {
    ...{ plan, figures },
    participants: known.participants.get(strategy.id) ?? [],
    organisations: known.tree
      .below(rootsOf(asked, known))
      .map(({ id, parent_id }) => ({ id, parent: parent_id, populations: known.populations.get(id) ?? [] })),
  };
  const all = subjectOf(everything, { organisation: null });
  const subject =
    one === null
      ? { ...all, joint: (goalIndicator: string) => withoutNames(all.joint(goalIndicator), unnamed) }
      : subjectOf(everything, { organisation: one.organisation });
  return judgeSubject(plan, subject, {
    organisation: one?.organisation ?? null,
    year: question.year ?? defaultYearOf(plan, all.joint),
    targets: question.targets,
  });
}

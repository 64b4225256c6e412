import type { Session } from '../../../database/session.js';
import type { StrategyEntity } from '../../planning/tables/strategy.entity.js';
import type { ThemeEntity } from '../../planning/tables/theme.entity.js';
import { type Change, type Outcome, outcomeOf, outcomeOfAll } from './change.js';
import { compareGoals, compareThemes, type GoalChange } from './compare-goals.js';
import { compareIndicators, type IndicatorComparison } from './compare-indicators.js';
import { compareOrganisations, keyOf, type OrganisationComparison } from './compare-organisations.js';
import { compareParticipants, type ParticipantChange } from './compare-participants.js';
import { compareStrategy } from './compare-strategy.js';
import { compareUses, haveTargetsChanged, type UseChange } from './compare-uses.js';
import type { Comparing } from './comparing.js';
import { readStoredPlan } from './stored-plan.js';

/** The plan and its codes, compared with what is stored. */
export interface PlanComparison {
  readonly organisations: OrganisationComparison;
  readonly indicators: IndicatorComparison;
  readonly strategy: Change<StrategyEntity>;
  readonly themes: readonly Change<ThemeEntity>[];
  readonly goals: readonly GoalChange[];
  readonly uses: readonly UseChange[];
  readonly participants: readonly ParticipantChange[];
  /** Ids of the indicators that any goal of the strategy uses. */
  readonly usedIndicators: ReadonlySet<string>;
  /** Whether an organisation is a participant, or lies below one. */
  readonly takesPart: (organisationId: string) => boolean;
  readonly outcomes: readonly Outcome[];
}

/** Compares; null where owner or strategy are refused, so that nothing below them can be looked at. */
export async function comparePlan(session: Session, comparing: Comparing): Promise<PlanComparison | null> {
  const { plan } = comparing.input;
  const organisations = await compareOrganisations(session, comparing);
  const { owner } = plan.strategy;
  const ownerId = comparing.inPlan(owner.path, () => organisations.known.get(keyOf(owner), 'code').id);
  if (ownerId === null) return null;
  const indicators = await compareIndicators(session, comparing, ownerId);
  const stored = await readStoredPlan(session, plan.strategy.slug);
  const strategy = compareStrategy(comparing, stored.strategy, ownerId);
  if (strategy === null) return null;

  const strategyId = strategy.after.id;
  const organisationId = (code: string, argument: string) =>
    organisations.known.get(keyOf({ country: plan.country, code }), argument).id;
  const around = {
    stored,
    strategyId,
    organisationId,
    indicators: indicators.known,
    organisations: organisations.known,
    tree: organisations.tree,
  };
  const themes = compareThemes(comparing, around);
  const goals = compareGoals(comparing, around);
  const uses = compareUses(comparing, around, goals);
  const today = session.instant.slice(0, 10);
  const participants = compareParticipants(comparing, { ...around, goals, uses, today });
  const { tree } = organisations;
  const takingPart = new Set(
    [...stored.participations, ...participants.map(({ after }) => after)].map((one) => one.organisationId),
  );
  return {
    organisations,
    indicators,
    strategy,
    themes,
    goals,
    uses,
    participants,
    usedIndicators: new Set([
      ...stored.uses.map(({ indicatorId }) => indicatorId),
      ...uses.map(({ after }) => after.indicatorId),
    ]),
    takesPart: (id) => [id, ...tree.above(id)].some((one) => takingPart.has(one)),
    outcomes: [
      outcomeOf(strategy),
      ...themes.map(outcomeOf),
      ...goals.map((goal) => outcomeOfAll(goal, goal.responsible)),
      ...uses.map(outcomeOfUse),
      ...participants.map((one) => outcomeOfAll(one, [...one.leftOut, ...one.baselines])),
    ],
  };
}

function outcomeOfUse(use: UseChange): Outcome {
  const outcome = outcomeOfAll(use, use.responsible);
  return outcome === 'unchanged' && haveTargetsChanged(use) ? 'changed' : outcome;
}

import type { Session } from '../../../database/session.js';
import { outcomeOf, outcomeOfAll } from '../compare/change.js';
import type { PlanComparison } from '../compare/compare-plan.js';
import type { News } from '../compare/compare-staged.js';
import { StagedMeasurementStore } from '../store/staged-measurement.store.js';

/** Ids of the indicators of which something else is to be kept. */
export async function indicatorsToRebuild(
  session: Session,
  compared: PlanComparison,
  { measured, targeted }: Pick<News, 'measured' | 'targeted'>,
): Promise<string[]> {
  const everywhere = isReshaped(compared) ? await session.use(StagedMeasurementStore).keptIndicatorIds() : [];
  return [
    ...new Set([
      ...measured,
      ...targeted,
      ...everywhere,
      ...indicatorsCountingOthers(compared),
      ...indicatorsWithOtherRules(compared),
    ]),
  ];
}

/** Ids of the indicators of which other participants count from now on. */
export function indicatorsCountingOthers({ participants, uses, usedIndicators }: PlanComparison): readonly string[] {
  const joinOrLeave = participants.some(
    ({ before, leftOut }) => before === null || leftOut.some((one) => one.before === null),
  );
  if (joinOrLeave) return [...usedIndicators];
  return uses.filter(({ before }) => before === null).map(({ after }) => after.indicatorId);
}

/** Ids of the indicators of which something else is asked from now on: of everybody, or by a goal, or of somebody. */
function indicatorsWithOtherRules(compared: PlanComparison): readonly string[] {
  const { strategy, goals, uses, participants, indicators, usedIndicators } = compared;
  const changed = indicators.changes.filter((change) => outcomeOf(change) === 'changed').map(({ after }) => after.id);
  const isEverythingAsked =
    outcomeOf(strategy) === 'changed' ||
    goals.some(({ responsible }) => responsible.some((change) => outcomeOf(change) !== 'unchanged'));
  if (isEverythingAsked) return [...changed, ...usedIndicators];
  const restated = new Set(
    participants.flatMap(({ baselines }) =>
      baselines.filter((change) => outcomeOf(change) !== 'unchanged').map(({ after }) => after.goalIndicatorId),
    ),
  );
  const asked = uses.filter((use) => restated.has(use.after.id) || outcomeOfAll(use, use.responsible) !== 'unchanged');
  return [...changed, ...asked.map(({ after }) => after.indicatorId)];
}

/** Whether an organisation that may have figures, or others below it, has another parent or population. */
export function isReshaped({ organisations: { changes, populations } }: PlanComparison): boolean {
  const known = changes.flatMap(({ before, after }) => (before === null ? [] : [{ before, after }]));
  const ids = new Set(known.map(({ after }) => after.id));
  return (
    known.some(({ before, after }) => before.parentId !== after.parentId) ||
    populations.some((change) => ids.has(change.after.organisationId) && outcomeOf(change) !== 'unchanged')
  );
}

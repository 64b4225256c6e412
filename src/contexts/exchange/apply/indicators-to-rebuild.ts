import type { Session } from '../../../database/session.js';
import { outcomeOf } from '../compare/change.js';
import type { PlanComparison } from '../compare/compare-plan.js';
import { StagedMeasurementStore } from '../store/staged-measurement.store.js';

/** Ids of the indicators of which something else is to be kept: those measured, and those that count others than before. */
export async function indicatorsToRebuild(
  session: Session,
  compared: PlanComparison,
  measured: ReadonlySet<string>,
): Promise<string[]> {
  const everywhere = isReshaped(compared) ? await session.use(StagedMeasurementStore).figuredIndicatorIds() : [];
  return [...new Set([...measured, ...everywhere, ...indicatorsCountingOthers(compared)])];
}

/** Ids of the indicators of which other participants count from now on. */
export function indicatorsCountingOthers({ participants, uses, usedIndicators }: PlanComparison): readonly string[] {
  const joinOrLeave = participants.some(
    ({ before, leftOut }) => before === null || leftOut.some((one) => one.before === null),
  );
  if (joinOrLeave) return [...usedIndicators];
  return uses.filter(({ before }) => before === null).map(({ after }) => after.indicatorId);
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

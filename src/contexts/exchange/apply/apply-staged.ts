import { groupRows } from '../../../database/group-rows.js';
import type { Session } from '../../../database/session.js';
import type { Actor } from '../../../domain/actor.js';
import type { News } from '../compare/compare-staged.js';
import { StoredMeanwhile } from '../exchange.errors.js';
import { FILE_NAMES } from '../input.js';
import { inPieces } from '../store/lines.js';
import { StagedMeasurementStore } from '../store/staged-measurement.store.js';
import { type ChangedTarget, StagedTargetStore } from '../store/staged-target.store.js';
import type { Done } from './done.js';

/**
 * Lets the staged targets hold and the staged measurements count, where nothing else has been stored since they were
 * compared; answers what was done, for the history. @throws StoredMeanwhile
 */
export async function applyStaged(
  session: Session,
  actor: Actor,
  { targets, measurements }: News,
  strategyId: string,
): Promise<Done[]> {
  const stagedTargets = session.use(StagedTargetStore);
  const stagedMeasurements = session.use(StagedMeasurementStore);
  const overtaken = { targets: 0, measurements: 0 };
  const changed: ChangedTarget[] = [];
  await inPieces(targets, async (lines) => {
    overtaken.targets += await stagedTargets.overtaken(lines, strategyId);
    for (const target of await stagedTargets.apply(lines, strategyId)) changed.push(target);
  });
  const reason = `Imported from ${FILE_NAMES.measurements}`;
  await inPieces(measurements, async (lines) => {
    overtaken.measurements += await stagedMeasurements.apply(lines, actor, reason);
  });
  for (const [kind, rows] of Object.entries(overtaken)) {
    if (rows > 0) throw new StoredMeanwhile(`${rows} of the ${kind}`);
  }
  return targetsSet(changed);
}

/** One entry for each organisation and use of an indicator, as when targets are set by hand. */
function targetsSet(changed: readonly ChangedTarget[]): Done[] {
  const ofOrganisation = groupRows(changed, (row) => `${row.goal_indicator_id} ${row.organisation_id}`);
  return [...ofOrganisation.values()].flatMap((rows) => {
    const [first] = rows;
    if (!first) return [];
    const targets = rows.map(({ year, value, band_minimum: bandMinimum, band_maximum: bandMaximum }) => ({
      year,
      value,
      bandMinimum,
      bandMaximum,
    }));
    return [
      {
        action: 'targets_set',
        subjectType: 'GoalIndicator',
        subjectId: first.goal_indicator_id,
        facts: { organisation: first.organisation_id, targets },
      },
    ];
  });
}

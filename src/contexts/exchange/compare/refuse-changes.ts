import type { Session } from '../../../database/session.js';
import { BadInput } from '../../../domain/domain-error.js';
import type { IndicatorEntity } from '../../planning/tables/indicator.entity.js';
import type { PlannedIndicator } from '../plan-file/plan-file.js';
import { type Change, outcomeOf } from './change.js';
import type { Comparing } from './comparing.js';
import { StoredUsesStore } from './stored-uses.store.js';
import { RULES_OF_ACCEPTANCE, UnfitFiguresStore } from './unfit-figures.store.js';

interface Planned {
  readonly changes: readonly Change<IndicatorEntity>[];
  readonly planned: ReadonlyMap<string, PlannedIndicator>;
}

/**
 * Refuses to change an indicator under those who rely on it: any other strategy that uses it, and whoever reported
 * figures or set targets that the new rules would not accept.
 */
export async function refuseChanges(
  session: Session,
  comparing: Comparing,
  { changes, planned }: Planned,
): Promise<void> {
  const changed = changes.filter((change) => outcomeOf(change) === 'changed');
  if (changed.length === 0) return;
  const { slug } = comparing.input.plan.strategy;
  const elsewhere = await session.use(StoredUsesStore).outside(
    slug,
    changed.map(({ after }) => after.id),
  );
  for (const { before, after } of changed) {
    if (before === null) continue;
    const path = planned.get(after.code)?.path ?? 'indicators';
    const fault = faultOfUses(elsewhere.get(after.id), after) ?? (await faultOfStored(session, before, after));
    if (fault === null) continue;
    comparing.inPlan(
      path,
      () => {
        throw fault;
      },
      'indicators',
    );
  }
}

function faultOfUses(slugs: readonly string[] | undefined, { code }: IndicatorEntity): BadInput | null {
  if (slugs === undefined) return null;
  const others = slugs.map((slug) => `'${slug}'`).join(', ');
  return new BadInput(
    '',
    'used_by_another_strategy',
    `The indicator '${code}' is stored otherwise, and used by ${others}: it must not be changed from here.`,
  );
}

async function faultOfStored(
  session: Session,
  before: IndicatorEntity,
  after: IndicatorEntity,
): Promise<BadInput | null> {
  const unfit = session.use(UnfitFiguresStore);
  for (const rule of RULES_OF_ACCEPTANCE) {
    if (before[rule] === after[rule]) continue;
    const change = `'${rule}' changed from ${before[rule] ?? 'none'} to ${after[rule] ?? 'none'}`;
    const figures = await unfit.figures(after, rule);
    if (figures > 0) {
      const message = `Stored figures of '${after.code}' that would not be accepted with ${change}: ${figures}.`;
      return new BadInput(rule, 'figures_not_accepted', message, { figures });
    }
    const targets = await unfit.ownTargets(after, rule);
    if (targets > 0) {
      const message = `Stored targets of organisations for '${after.code}' that would not be accepted with ${change}: ${targets}.`;
      return new BadInput(rule, 'targets_not_accepted', message, { targets });
    }
  }
  return null;
}

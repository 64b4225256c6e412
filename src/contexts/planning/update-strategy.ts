import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { BadInput } from '../../domain/domain-error.js';
import { checkLanguagesOnce, checkStated } from '../../domain/plan/check-localised-text.js';
import type { LocalisedText } from '../../domain/plan/localised-text.js';
import { record } from '../history/record.js';
import { getStrategy, requireEditable } from './access.js';
import { PlanStore } from './plan.store.js';
import { StrategyChangedMeanwhile } from './planning.errors.js';
import type { StrategyEntity } from './tables/strategy.entity.js';

export interface StrategyChange {
  readonly id: string;
  /** The version that was read; without it, the current one. */
  readonly version?: number | null;
  readonly title?: LocalisedText | null;
  readonly summary?: LocalisedText | null;
  readonly reason?: string | null;
}

export async function updateStrategy(session: Session, actor: Actor, input: StrategyChange): Promise<StrategyEntity> {
  const change = changeOf(input);
  await requireEditable(session, actor, await getStrategy(session, input.id, 'id'));

  // Only now that it is locked: whoever names no version changes the current one, and never loses against another.
  const strategy = await getStrategy(session, input.id, 'id');
  const version = input.version ?? strategy.version;
  const changed = await session.use(PlanStore).changeStrategy({ id: strategy.id, version }, change);
  if (!changed) throw new StrategyChangedMeanwhile(strategy.slug, version, strategy.version);
  await record(session, actor, {
    action: 'strategy_updated',
    subjectType: 'Strategy',
    subjectId: strategy.id,
    reason: input.reason ?? null,
    facts: change,
  });
  return { ...strategy, ...change, version: version + 1 };
}

function changeOf({ title, summary }: StrategyChange): Pick<Partial<StrategyEntity>, 'title' | 'summary'> {
  if (!title && !summary) {
    throw new BadInput(
      'title',
      'nothing_to_change',
      "Say what is to change: give a new 'title', a new 'summary' or both.",
    );
  }
  if (title) checkStated(title, 'title');
  if (summary) checkLanguagesOnce(summary, 'summary');
  return { ...(title ? { title } : {}), ...(summary ? { summary } : {}) };
}

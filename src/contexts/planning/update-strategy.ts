import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
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
  if (input.title) checkStated(input.title, 'title');
  if (input.summary) checkLanguagesOnce(input.summary, 'summary');
  const strategy = await getStrategy(session, input.id, 'id');
  await requireEditable(session, actor, strategy);

  const version = input.version ?? strategy.version;
  const change = {
    ...(input.title ? { title: input.title } : {}),
    ...(input.summary ? { summary: input.summary } : {}),
  };
  const changed = await session.use(PlanStore).changeStrategy({ id: strategy.id, version }, change);
  if (!changed) {
    const current = await getStrategy(session, strategy.id, 'id');
    throw new StrategyChangedMeanwhile(strategy.slug, version, current.version);
  }
  await record(session, actor, {
    action: 'strategy_updated',
    subjectType: 'Strategy',
    subjectId: strategy.id,
    reason: input.reason ?? null,
    facts: change,
  });
  return { ...strategy, ...change, version: version + 1 };
}

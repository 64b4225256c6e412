import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { checkStated } from '../../domain/plan/check-localised-text.js';
import type { LocalisedText } from '../../domain/plan/localised-text.js';
import { checkWeightAmong } from '../../domain/quantity/check-weight.js';
import { record } from '../history/record.js';
import { getStrategy, requireEditable } from './access.js';
import { PlanStore } from './plan.store.js';
import { CodeTaken } from './planning.errors.js';
import type { ThemeEntity } from './tables/theme.entity.js';

export interface NewTheme {
  readonly strategy: string;
  readonly code: string;
  readonly title: LocalisedText;
  readonly weight?: number | null;
}

export async function addTheme(session: Session, actor: Actor, input: NewTheme): Promise<ThemeEntity> {
  checkStated(input.title, 'title');
  const strategy = await getStrategy(session, input.strategy, 'strategy');
  await requireEditable(session, actor, strategy);

  const plans = session.use(PlanStore);
  const siblings = await plans.themesOf([strategy.id]);
  checkWeightAmong(
    siblings.map((sibling) => sibling.weight),
    input.weight ?? 1,
    'weight',
  );
  if (siblings.some(({ code }) => code === input.code)) {
    throw new CodeTaken('a theme', input.code, `The strategy '${strategy.slug}'`);
  }
  const theme: ThemeEntity = {
    id: uuidv7(),
    strategyId: strategy.id,
    code: input.code,
    title: input.title,
    weight: input.weight ?? 1,
    position: await plans.nextPosition('theme', 'strategy_id', strategy.id),
  };
  await plans.insertTheme(theme);
  await record(session, actor, {
    action: 'theme_added',
    subjectType: 'Theme',
    subjectId: theme.id,
    facts: { ...theme },
  });
  return theme;
}

import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { BadInput } from '../../domain/domain-error.js';
import { checkLanguagesOnce, checkStated } from '../../domain/plan/check-localised-text.js';
import type { LocalisedText } from '../../domain/plan/localised-text.js';
import { checkWeightAmong } from '../../domain/quantity/check-weight.js';
import { record } from '../history/record.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';
import { getStrategy, getTheme, requireEditable } from './access.js';
import { PlanStore } from './plan.store.js';
import { CodeTaken } from './planning.errors.js';
import { responsibleIds } from './responsible.js';
import type { GoalEntity } from './tables/goal.entity.js';

export interface NewGoal {
  readonly theme: string;
  readonly code: string;
  readonly title: LocalisedText;
  readonly description?: LocalisedText | null;
  readonly weight?: number | null;
  readonly aims?: readonly string[] | null;
  readonly sdgs?: readonly number[] | null;
  readonly responsible?: readonly OrganisationRef[] | null;
}

export async function addGoal(session: Session, actor: Actor, input: NewGoal): Promise<GoalEntity> {
  checkNewGoal(input);
  const theme = await getTheme(session, input.theme, 'theme');
  const strategy = await getStrategy(session, theme.strategyId, 'theme');
  await requireEditable(session, actor, strategy);

  const plans = session.use(PlanStore);
  const siblings = await plans.goalsOf([strategy.id]);
  const inTheme = siblings.filter(({ themeId }) => themeId === theme.id);
  checkWeightAmong(
    inTheme.map((sibling) => sibling.weight),
    input.weight ?? 1,
    'weight',
  );
  if (siblings.some(({ code }) => code === input.code)) {
    throw new CodeTaken('a goal', input.code, `The strategy '${strategy.slug}'`);
  }
  const goal: GoalEntity = {
    id: uuidv7(),
    strategyId: strategy.id,
    themeId: theme.id,
    code: input.code,
    title: input.title,
    description: input.description ?? [],
    weight: input.weight ?? 1,
    aims: input.aims ?? [],
    sdgs: input.sdgs ?? [],
    position: await plans.nextPosition('goal', 'strategy_id', strategy.id),
  };
  const responsible = await responsibleIds(session, input.responsible ?? []);
  await plans.insertGoal(goal, responsible);
  await record(session, actor, {
    action: 'goal_added',
    subjectType: 'Goal',
    subjectId: goal.id,
    facts: { ...goal, responsible },
  });
  return goal;
}

function checkNewGoal({ title, description, sdgs }: NewGoal): void {
  checkStated(title, 'title');
  checkLanguagesOnce(description ?? [], 'description');
  for (const [index, sdg] of (sdgs ?? []).entries()) {
    if (sdg < 1 || sdg > 17) {
      throw new BadInput(`sdgs[${index}]`, 'not_an_sdg', `Agenda 2030 has the goals 1 to 17; ${sdg} is none of them.`);
    }
  }
}

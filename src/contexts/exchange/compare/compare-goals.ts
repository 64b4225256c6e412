import { BadInput } from '../../../domain/domain-error.js';
import { checkLanguagesOnce, checkStated } from '../../../domain/plan/check-localised-text.js';
import { checkWeights } from '../../../domain/quantity/check-weight.js';
import type { GoalEntity } from '../../planning/tables/goal.entity.js';
import type { GoalResponsibleEntity } from '../../planning/tables/goal-responsible.entity.js';
import type { ThemeEntity } from '../../planning/tables/theme.entity.js';
import type { PlannedGoal, PlannedTheme } from '../plan-file/plan-file.js';
import type { Change } from './change.js';
import type { Comparing } from './comparing.js';
import type { StoredPlan } from './stored-plan.js';

export interface GoalChange extends Change<GoalEntity> {
  readonly planned: PlannedGoal;
  readonly responsible: readonly Change<GoalResponsibleEntity>[];
}

interface Around {
  readonly stored: StoredPlan;
  readonly strategyId: string;
  readonly organisationId: (code: string, argument: string) => string;
}

/** Compares the themes of the plan, in their order. */
export function compareThemes(comparing: Comparing, { stored, strategyId }: Around): Change<ThemeEntity>[] {
  const { themes } = comparing.input.plan;
  comparing.inPlan('themes', () =>
    checkWeights(
      themes.map(({ weight }) => weight),
      'themes',
    ),
  );
  const seen = new Set<string>();
  return themes.flatMap(({ path, code, title, weight }, position) => {
    const change = comparing.inPlan(path, () => {
      requireNew(seen, code);
      checkStated(title, 'title');
      const before = stored.themes.find((theme) => theme.code === code) ?? null;
      const id = comparing.ids.idOf(`The theme '${code}'`, before?.id);
      return { before, after: { id, strategyId, code, title, weight, position } };
    });
    return change ? [change] : [];
  });
}

/** Compares the goals of all themes, in their order. */
export function compareGoals(comparing: Comparing, around: Around): GoalChange[] {
  const seen = new Set<string>();
  let position = 0;
  return comparing.input.plan.themes.flatMap((theme) => {
    const path = `${theme.path}.goals`;
    comparing.inPlan(path, () => checkWeights(weightsOf(theme), path));
    return theme.goals.flatMap((planned) => {
      const change = comparing.inPlan(planned.path, () => {
        requireNew(seen, planned.code);
        return goalChange(comparing, around, planned, { theme: theme.code, position });
      });
      position += 1;
      return change ? [change] : [];
    });
  });
}

function goalChange(
  { ids }: Comparing,
  { stored, strategyId, organisationId }: Around,
  planned: PlannedGoal,
  { theme, position }: { readonly theme: string; readonly position: number },
): GoalChange {
  const { code, title, description, weight, aims, sdgs } = planned;
  checkStated(title, 'title');
  checkLanguagesOnce(description, 'description');
  for (const [index, sdg] of sdgs.entries()) {
    if (Number.isInteger(sdg) && sdg >= 1 && sdg <= 17) continue;
    throw new BadInput(`sdgs[${index}]`, 'not_an_sdg', `Agenda 2030 has the goals 1 to 17; ${sdg} is none of them.`);
  }
  const before = stored.goals.find((goal) => goal.code === code) ?? null;
  const id = ids.idOf(`The goal '${code}'`, before?.id);
  const themeId = ids.idOf(`The theme '${theme}'`, stored.themes.find((one) => one.code === theme)?.id);
  const responsible = new Set(planned.responsible.map((one, index) => organisationId(one, `responsible[${index}]`)));
  return {
    planned,
    before,
    after: { id, strategyId, themeId, code, title, description, weight, aims, sdgs, position },
    responsible: [...responsible].map((organisation) => ({
      before: stored.goalResponsible.find((one) => one.goalId === id && one.organisationId === organisation) ?? null,
      after: { goalId: id, organisationId: organisation },
    })),
  };
}

function weightsOf({ goals }: PlannedTheme): number[] {
  // A theme may wait for its goals.
  return goals.length === 0 ? [1] : goals.map(({ weight }) => weight);
}

export function requireNew(seen: Set<string>, code: string): void {
  if (seen.has(code)) throw new BadInput('code', 'duplicate_code', `The code '${code}' is there twice.`);
  seen.add(code);
}

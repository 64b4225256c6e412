import { isDeepStrictEqual } from 'node:util';
import { BadInput } from '../../../domain/domain-error.js';
import type { Target } from '../../../domain/plan/target.js';
import { checkTargets } from '../../../domain/quantity/check-targets.js';
import { checkWeights } from '../../../domain/quantity/check-weight.js';
import type { CommonTargetEntity } from '../../planning/tables/common-target.entity.js';
import type { GoalIndicatorEntity } from '../../planning/tables/goal-indicator.entity.js';
import type { GoalIndicatorResponsibleEntity } from '../../planning/tables/goal-indicator-responsible.entity.js';
import type { IndicatorEntity } from '../../planning/tables/indicator.entity.js';
import type { PlannedUse } from '../plan-file/plan-file.js';
import type { Change } from './change.js';
import type { Codes } from './codes.js';
import type { GoalChange } from './compare-goals.js';
import type { Comparing } from './comparing.js';
import type { StoredPlan } from './stored-plan.js';

export interface UseChange extends Change<GoalIndicatorEntity> {
  readonly goal: string;
  readonly indicator: IndicatorEntity;
  /** All common targets from now on. */
  readonly targets: Change<{ readonly list: readonly Target[] }>;
  readonly responsible: readonly Change<GoalIndicatorResponsibleEntity>[];
}

interface Around {
  readonly stored: StoredPlan;
  readonly indicators: Codes<IndicatorEntity>;
  readonly organisationId: (code: string, argument: string) => string;
}

/** Compares how the goals use indicators, with baselines and common targets. */
export function compareUses(comparing: Comparing, around: Around, goals: readonly GoalChange[]): UseChange[] {
  return goals.flatMap((goal) => {
    const { uses, path } = goal.planned;
    if (uses.length > 0) {
      const weights = uses.map(({ weight }) => weight);
      comparing.inPlan(`${path}.indicators`, () => checkWeights(weights, `${path}.indicators`));
    }
    const seen = new Set<string>();
    return uses.flatMap((planned, position) => {
      const change = comparing.inPlan(planned.path, () => {
        if (seen.has(planned.indicator)) {
          throw new BadInput('indicator', 'duplicate_code', `The goal uses '${planned.indicator}' twice.`);
        }
        seen.add(planned.indicator);
        return useChange(comparing, around, goal, { planned, position });
      });
      return change ? [change] : [];
    });
  });
}

function useChange(
  { ids }: Comparing,
  { stored, indicators, organisationId }: Around,
  goal: GoalChange,
  { planned, position }: { readonly planned: PlannedUse; readonly position: number },
): UseChange {
  const indicator = indicators.get(planned.indicator, 'indicator');
  const { baseline, weight, trajectory } = planned;
  checkTargets({ rules: indicator, baseline, targets: planned.targets });
  const before = stored.uses.find((use) => use.goalId === goal.after.id && use.indicatorId === indicator.id) ?? null;
  const id = ids.idOf(`The indicator '${indicator.code}' in the goal '${goal.after.code}'`, before?.id);
  const responsible = new Set(planned.responsible.map((one, index) => organisationId(one, `responsible[${index}]`)));
  return {
    goal: goal.after.code,
    indicator,
    before,
    after: {
      id,
      goalId: goal.after.id,
      indicatorId: indicator.id,
      weight,
      trajectory,
      baselineYear: baseline?.year ?? null,
      baselineValue: baseline?.value ?? null,
      position,
    },
    targets: {
      before: before && { list: stored.targets.filter((one) => one.goalIndicatorId === id).map(targetOf) },
      after: { list: planned.targets.toSorted((one, other) => one.year - other.year) },
    },
    responsible: [...responsible].map((organisation) => ({
      before:
        stored.useResponsible.find((one) => one.goalIndicatorId === id && one.organisationId === organisation) ?? null,
      after: { goalIndicatorId: id, organisationId: organisation },
    })),
  };
}

export function haveTargetsChanged({ targets }: UseChange): boolean {
  return !isDeepStrictEqual(targets.before?.list ?? [], targets.after.list);
}

function targetOf({ year, value, bandMinimum, bandMaximum }: CommonTargetEntity): Target {
  return { year, value, bandMinimum, bandMaximum };
}

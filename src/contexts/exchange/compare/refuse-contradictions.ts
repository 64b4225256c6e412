import { groupRows } from '../../../database/group-rows.js';
import type { Session } from '../../../database/session.js';
import type { DomainError } from '../../../domain/domain-error.js';
import type { Target } from '../../../domain/plan/target.js';
import { checkTargets } from '../../../domain/quantity/check-targets.js';
import { FILE_NAMES } from '../input.js';
import type { PlanFile } from '../plan-file/plan-file.js';
import { orRefuse, type Refusals, refusalOf } from '../refusals.js';
import {
  type StagedTarget,
  type StatedBaseline,
  type StoredTarget,
  TargetsBesideBaselinesStore,
} from '../store/targets-beside-baselines.store.js';
import type { PlanComparison } from './compare-plan.js';

interface Around {
  readonly importId: string;
  readonly plan: PlanFile;
  readonly refusals: Refusals;
}

/** As it will be; the path is that of the plan where the plan states it. */
type BaselineToBe = StatedBaseline & { readonly path: string | null };

/**
 * Refuses own targets that contradict the baseline which their organisation has stated, as when they are set by hand:
 * the import may bring the targets, the baseline or both. Answers the lines of targets refused.
 */
export async function refuseContradictions(
  session: Session,
  compared: PlanComparison,
  { importId, plan, refusals }: Around,
): Promise<number[]> {
  const store = session.use(TargetsBesideBaselinesStore);
  const strategyId = compared.strategy.after.id;
  const baselines = baselinesToBe(await store.baselines(strategyId), compared);
  if (baselines.length === 0) return [];
  const organisationIds = [...new Set(baselines.map(({ organisationId }) => organisationId))];
  const stored = groupRows(await store.stored(strategyId, organisationIds), storedKey);
  const staged = groupRows(await store.staged(importId, organisationIds), stagedKey);
  const rulesOf = new Map(compared.indicators.known.values().map((one) => [one.id, one]));

  const refused = new Set<number>();
  for (const baseline of baselines) {
    const rules = rulesOf.get(baseline.indicatorId);
    if (!rules) continue;
    const targets = targetsToBe(stored.get(storedKey(baseline)) ?? [], staged.get(stagedKey(baseline)) ?? []);
    const check = (some: readonly Target[]) => checkTargets({ rules, baseline, targets: some, own: true });
    for (const { target, error } of contradictions(targets, check)) {
      if ('line' in target && !refused.has(target.line)) {
        refused.add(target.line);
        refusals.add(refusalOf(error, placeInFile(target, error)));
      } else if (!('line' in target) && baseline.path !== null) {
        refusals.add(refusalOf(error, placeInPlan(plan, baseline.path)));
      }
    }
  }
  return [...refused];
}

/** Those stored, but for those that the plan states. */
function baselinesToBe(stored: readonly StatedBaseline[], { participants, uses }: PlanComparison): BaselineToBe[] {
  const indicatorOf = new Map(uses.map(({ after }) => [after.id, after.indicatorId]));
  const planned = participants.flatMap(({ baselines, path }) =>
    baselines.map(({ after }) => ({ ...after, path, indicatorId: indicatorOf.get(after.goalIndicatorId) ?? '' })),
  );
  const all = [...stored.map((one) => ({ ...one, path: null })), ...planned];
  return [...new Map(all.map((one) => [storedKey(one), one])).values()];
}

/** Those stored, but for those whose year is staged. */
function targetsToBe(
  stored: readonly StoredTarget[],
  staged: readonly StagedTarget[],
): readonly (StoredTarget | StagedTarget)[] {
  return [...new Map([...stored, ...staged].map((target) => [target.year, target])).values()];
}

/** Every target that is too early; then, of the rest, the last one where it lies on the wrong side. */
function contradictions<Some extends Target>(
  targets: readonly Some[],
  check: (some: readonly Target[]) => void,
): { readonly target: Some; readonly error: DomainError }[] {
  const found: { readonly target: Some; readonly error: DomainError }[] = [];
  const rest = [...targets];
  const note = (error: DomainError) => {
    const [, index] = /^targets\[(\d+)\]/.exec(error.facts.argument ?? '') ?? [];
    const [target] = index === undefined ? [] : rest.splice(Number(index), 1);
    if (target) found.push({ target, error });
    return target !== undefined && error.facts.reason !== 'target_contradicts_direction';
  };
  let goesOn = true;
  while (goesOn) {
    goesOn = false;
    orRefuse(
      () => check(rest),
      (error) => {
        goesOn = note(error);
      },
    );
  }
  return found;
}

function placeInFile({ line, year, value }: StagedTarget, { facts }: DomainError) {
  const column = facts.argument?.split('.').at(-1) ?? null;
  const written = column === 'year' ? year : value;
  return {
    kind: 'targets',
    file: FILE_NAMES.targets,
    line,
    column,
    value: written === null ? null : String(written),
  } as const;
}

function placeInPlan(plan: PlanFile, path: string) {
  return { kind: 'plan', file: plan.name, line: plan.lineOf(path), column: path, value: null } as const;
}

function storedKey({ goalIndicatorId, organisationId }: Pick<StoredTarget, 'goalIndicatorId' | 'organisationId'>) {
  return `${goalIndicatorId} ${organisationId}`;
}

function stagedKey({ indicatorId, organisationId }: Pick<StagedTarget, 'indicatorId' | 'organisationId'>) {
  return `${indicatorId} ${organisationId}`;
}

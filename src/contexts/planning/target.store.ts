import { In } from 'typeorm';
import type { Session } from '../../database/session.js';
import type { Baseline, Target } from '../../domain/plan/target.js';
import { CommonTargetEntity } from './tables/common-target.entity.js';
import { GoalIndicatorEntity } from './tables/goal-indicator.entity.js';
import { OwnBaselineEntity } from './tables/own-baseline.entity.js';
import { OwnTargetEntity } from './tables/own-target.entity.js';

/** Baselines and targets: the common ones, and those that organisations have set themselves. */
export class TargetStore {
  constructor(private readonly session: Session) {}

  commonTargets(goalIndicatorIds: readonly string[]): Promise<CommonTargetEntity[]> {
    return this.session.manager.find(CommonTargetEntity, {
      where: { goalIndicatorId: In([...goalIndicatorIds]) },
      order: { goalIndicatorId: 'ASC', year: 'ASC' },
    });
  }

  ownTargets(goalIndicatorIds: readonly string[], organisationIds: readonly string[]): Promise<OwnTargetEntity[]> {
    return this.session.manager.find(OwnTargetEntity, {
      where: { goalIndicatorId: In([...goalIndicatorIds]), organisationId: In([...organisationIds]) },
      order: { goalIndicatorId: 'ASC', organisationId: 'ASC', year: 'ASC' },
    });
  }

  ownBaselines(goalIndicatorIds: readonly string[], organisationIds: readonly string[]): Promise<OwnBaselineEntity[]> {
    return this.session.manager.findBy(OwnBaselineEntity, {
      goalIndicatorId: In([...goalIndicatorIds]),
      organisationId: In([...organisationIds]),
    });
  }

  async replaceCommon(
    goalIndicatorId: string,
    baseline: Baseline | null | undefined,
    targets: readonly Target[],
  ): Promise<void> {
    const { manager } = this.session;
    await manager.delete(CommonTargetEntity, { goalIndicatorId });
    if (targets.length > 0) {
      await manager.insert(
        CommonTargetEntity,
        targets.map((target) => ({ ...target, goalIndicatorId })),
      );
    }
    if (baseline === undefined) return;
    await manager.update(
      GoalIndicatorEntity,
      { id: goalIndicatorId },
      { baselineYear: baseline?.year ?? null, baselineValue: baseline?.value ?? null },
    );
  }

  /** Without a baseline, the one stated before stays. */
  async replaceOwn(
    goalIndicatorId: string,
    organisationId: string,
    baseline: Baseline | null | undefined,
    targets: readonly Target[],
  ): Promise<void> {
    const { manager } = this.session;
    await manager.delete(OwnTargetEntity, { goalIndicatorId, organisationId });
    if (targets.length > 0) {
      await manager.insert(
        OwnTargetEntity,
        targets.map((target) => ({ ...target, goalIndicatorId, organisationId })),
      );
    }
    if (!baseline) return;
    await manager.delete(OwnBaselineEntity, { goalIndicatorId, organisationId });
    await manager.insert(OwnBaselineEntity, { ...baseline, goalIndicatorId, organisationId });
  }
}

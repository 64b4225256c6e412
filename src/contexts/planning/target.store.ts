import { readRows } from '../../database/read-rows.js';
import type { Session } from '../../database/session.js';
import type { Baseline, Target } from '../../domain/plan/target.js';
import { CommonTargetEntity } from './tables/common-target.entity.js';
import { GoalIndicatorEntity } from './tables/goal-indicator.entity.js';
import { OwnBaselineEntity } from './tables/own-baseline.entity.js';
import { OwnTargetEntity } from './tables/own-target.entity.js';

/** The stated baseline of all participants together, or null. */
export function commonBaselineOf({
  baselineYear,
  baselineValue,
}: Pick<GoalIndicatorEntity, 'baselineYear' | 'baselineValue'>): Baseline | null {
  return baselineYear === null ? null : { year: baselineYear, value: baselineValue };
}

/** Baselines and targets: the common ones, and those that organisations have set themselves. */
export class TargetStore {
  constructor(private readonly session: Session) {}

  commonTargets(goalIndicatorIds: readonly string[]): Promise<CommonTargetEntity[]> {
    const isAsked = this.session.dialect.anyOf('goal_indicator_id', '$1');
    return readRows(this.session, CommonTargetEntity, `WHERE ${isAsked} ORDER BY goal_indicator_id, year`, [
      goalIndicatorIds,
    ]);
  }

  async ownTargets(
    goalIndicatorIds: readonly string[],
    organisationIds: readonly string[],
  ): Promise<OwnTargetEntity[]> {
    const { dialect } = this.session;
    const rows = await this.session.rows<StoredOwn & { band_minimum: number | null; band_maximum: number | null }>(
      `SELECT goal_indicator_id, organisation_id, year, value, band_minimum, band_maximum FROM own_target
       WHERE ${dialect.anyOf('goal_indicator_id', '$1')} AND ${dialect.anyOf('organisation_id', '$2')}
       ORDER BY goal_indicator_id, organisation_id, year`,
      [goalIndicatorIds, organisationIds],
    );
    return rows.map((row) => ({ ...ownOf(row), bandMinimum: row.band_minimum, bandMaximum: row.band_maximum }));
  }

  async ownBaselines(
    goalIndicatorIds: readonly string[],
    organisationIds: readonly string[],
  ): Promise<OwnBaselineEntity[]> {
    const { dialect } = this.session;
    const rows = await this.session.rows<StoredOwn>(
      `SELECT goal_indicator_id, organisation_id, year, value FROM own_baseline
       WHERE ${dialect.anyOf('goal_indicator_id', '$1')} AND ${dialect.anyOf('organisation_id', '$2')}`,
      [goalIndicatorIds, organisationIds],
    );
    return rows.map(ownOf);
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

interface StoredOwn {
  readonly goal_indicator_id: string;
  readonly organisation_id: string;
  readonly year: number;
  readonly value: number | null;
}

function ownOf({ goal_indicator_id, organisation_id, year, value }: StoredOwn): OwnBaselineEntity {
  return { goalIndicatorId: goal_indicator_id, organisationId: organisation_id, year, value };
}

import type { Session } from '../../../database/session.js';
import type { Baseline, Target } from '../../../domain/plan/target.js';

/** A baseline that an organisation has stated in a use of an indicator. */
export interface StatedBaseline extends Baseline {
  readonly goalIndicatorId: string;
  readonly indicatorId: string;
  readonly organisationId: string;
}

/** An own target that is stored, in one use of its indicator. */
export interface StoredTarget extends Target {
  readonly goalIndicatorId: string;
  readonly organisationId: string;
}

/** An own target that is staged, for every use of its indicator. */
export interface StagedTarget extends Target {
  readonly line: number;
  readonly indicatorId: string;
  readonly organisationId: string;
}

const OF_STRATEGY = `JOIN goal_indicator used ON used.id = goal_indicator_id
  JOIN goal ON goal.id = used.goal_id AND goal.strategy_id = $1`;
const TARGET = `organisation_id AS "organisationId", year, value, band_minimum AS "bandMinimum", band_maximum AS "bandMaximum"`;

/** The own targets of organisations that have stated where they began. */
export class TargetsBesideBaselinesStore {
  constructor(private readonly session: Session) {}

  baselines(strategyId: string): Promise<StatedBaseline[]> {
    return this.session.rows(
      `SELECT goal_indicator_id AS "goalIndicatorId", used.indicator_id AS "indicatorId",
         organisation_id AS "organisationId", year, value
       FROM own_baseline ${OF_STRATEGY}`,
      [strategyId],
    );
  }

  stored(strategyId: string, organisationIds: readonly string[]): Promise<StoredTarget[]> {
    return this.session.rows(
      `SELECT goal_indicator_id AS "goalIndicatorId", ${TARGET}
       FROM own_target ${OF_STRATEGY} WHERE ${this.session.dialect.anyOf('organisation_id', '$2')}`,
      [strategyId, organisationIds],
    );
  }

  staged(importId: string, organisationIds: readonly string[]): Promise<StagedTarget[]> {
    return this.session.rows(
      `SELECT line, indicator_id AS "indicatorId", ${TARGET} FROM staged_target
       WHERE import_id = $1 AND ${this.session.dialect.anyOf('organisation_id', '$2')} ORDER BY line`,
      [importId, organisationIds],
    );
  }
}

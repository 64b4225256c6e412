import { groupRows } from '../../database/group-rows.js';
import { insertRows } from '../../database/insert-rows.js';
import type { Session } from '../../database/session.js';
import { inOrder } from './cell.js';

/** A participant that counts in a goal's indicator. */
export interface LeafParticipation {
  readonly goalIndicatorId: string;
  readonly indicatorId: string;
  readonly organisationId: string;
}

/** The participants of each goal's indicator, in the order of their ids, so that sums do not depend on who reads. */
export function participantsByGoal(
  participations: readonly LeafParticipation[],
): ReadonlyMap<string, readonly string[]> {
  const byGoal = groupRows(participations, ({ goalIndicatorId }) => goalIndicatorId);
  return new Map([...byGoal].map(([id, ofGoal]) => [id, ofGoal.map(({ organisationId }) => organisationId).sort()]));
}

/** Who counts in which goal's indicator, as planning says. */
export class LeafParticipationStore {
  constructor(private readonly session: Session) {}

  /** Where any of these organisations counts in a use of any of these indicators. */
  among(indicatorIds: readonly string[], organisationIds: readonly string[]): Promise<LeafParticipation[]> {
    const { dialect } = this.session;
    return this.where(`${dialect.anyOf('indicator_id', '$1')} AND ${dialect.anyOf('organisation_id', '$2')}`, [
      indicatorIds,
      organisationIds,
    ]);
  }

  ofGoalIndicators(goalIndicatorIds: readonly string[]): Promise<LeafParticipation[]> {
    return this.where(this.session.dialect.anyOf('goal_indicator_id', '$1'), [goalIndicatorIds]);
  }

  ofIndicator(indicatorId: string): Promise<LeafParticipation[]> {
    return this.where('indicator_id = $1', [indicatorId]);
  }

  put(participations: readonly LeafParticipation[]): Promise<void> {
    return insertRows(
      this.session,
      {
        into: 'leaf_participation (goal_indicator_id, organisation_id, indicator_id)',
        onConflict: 'ON CONFLICT DO NOTHING',
      },
      inOrder(participations, (one) => `${one.goalIndicatorId} ${one.organisationId}`).map(
        ({ goalIndicatorId, organisationId, indicatorId }) => [goalIndicatorId, organisationId, indicatorId],
      ),
    );
  }

  async remove(goalIndicatorIds: readonly string[], organisationIds: readonly string[]): Promise<void> {
    const { dialect } = this.session;
    await this.session.execute(
      `DELETE FROM leaf_participation
       WHERE ${dialect.anyOf('goal_indicator_id', '$1')} AND ${dialect.anyOf('organisation_id', '$2')}`,
      [goalIndicatorIds, organisationIds],
    );
  }

  async removeAll(indicatorIds: readonly string[]): Promise<void> {
    await this.session.execute(
      `DELETE FROM leaf_participation WHERE ${this.session.dialect.anyOf('indicator_id', '$1')}`,
      [indicatorIds],
    );
  }

  private async where(condition: string, parameters: readonly (string | readonly string[])[]) {
    const rows = await this.session.rows<StoredParticipation>(
      `SELECT goal_indicator_id, indicator_id, organisation_id FROM leaf_participation WHERE ${condition}`,
      parameters,
    );
    return rows.map((row) => ({
      goalIndicatorId: row.goal_indicator_id,
      indicatorId: row.indicator_id,
      organisationId: row.organisation_id,
    }));
  }
}

interface StoredParticipation {
  readonly goal_indicator_id: string;
  readonly indicator_id: string;
  readonly organisation_id: string;
}

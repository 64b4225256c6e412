import { Entity, ForeignKey, Index } from 'typeorm';
import { IdColumn } from '../../../database/columns.js';

/** A participant that counts in a goal's indicator, because it did not leave the goal out; as planning wrote it. */
@Entity()
@Index(['indicatorId', 'organisationId'])
export class LeafParticipationEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalIndicatorEntity')
  goalIndicatorId: string;

  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;

  /** The indicator that the goal uses. */
  @IdColumn()
  @ForeignKey('IndicatorEntity')
  indicatorId: string;
}

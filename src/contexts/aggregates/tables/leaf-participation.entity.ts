import { Entity, ForeignKey } from 'typeorm';
import { IdColumn } from '../../../database/columns.js';

/** A participant that counts in a goal's indicator, because it did not leave the goal out; as planning wrote it. */
@Entity()
export class LeafParticipationEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalIndicatorEntity')
  goalIndicatorId: string;

  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;
}

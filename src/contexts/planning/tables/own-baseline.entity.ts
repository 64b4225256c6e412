import { Entity, ForeignKey } from 'typeorm';
import { IdColumn, NumberColumn, YearColumn } from '../../../database/columns.js';

/** A baseline that an organisation stated with its targets. */
@Entity()
export class OwnBaselineEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalIndicatorEntity')
  goalIndicatorId: string;

  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;

  @YearColumn()
  year: number;

  @NumberColumn({ nullable: true })
  value: number | null;
}

import { Entity, ForeignKey } from 'typeorm';
import { IdColumn, NumberColumn, YearColumn } from '../../../database/columns.js';

/** A target that an organisation has set itself. */
@Entity()
export class OwnTargetEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalIndicatorEntity')
  goalIndicatorId: string;

  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;

  @YearColumn({ primary: true })
  year: number;

  @NumberColumn({ nullable: true })
  value: number | null;

  @NumberColumn({ nullable: true })
  bandMinimum: number | null;

  @NumberColumn({ nullable: true })
  bandMaximum: number | null;
}

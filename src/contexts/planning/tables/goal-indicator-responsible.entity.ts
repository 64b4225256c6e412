import { Entity, ForeignKey } from 'typeorm';
import { IdColumn } from '../../../database/columns.js';

@Entity()
export class GoalIndicatorResponsibleEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalIndicatorEntity')
  goalIndicatorId: string;

  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;
}

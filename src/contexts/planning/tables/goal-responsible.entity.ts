import { Entity, ForeignKey } from 'typeorm';
import { IdColumn } from '../../../database/columns.js';

@Entity()
export class GoalResponsibleEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalEntity')
  goalId: string;

  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;
}

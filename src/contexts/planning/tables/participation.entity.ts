import { Entity, ForeignKey, Unique } from 'typeorm';
import { DateColumn, FlagColumn, IdColumn } from '../../../database/columns.js';

@Entity()
@Unique(['strategyId', 'organisationId'])
export class ParticipationEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('StrategyEntity')
  strategyId: string;

  @IdColumn()
  @ForeignKey('OrganisationEntity')
  organisationId: string;

  @DateColumn({ nullable: true })
  joinedOn: string | null;

  @FlagColumn()
  named: boolean;
}

import { Entity, ForeignKey } from 'typeorm';
import { IdColumn, IntegerColumn, YearColumn } from '../../../database/columns.js';

@Entity()
export class PopulationEntity {
  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;

  @YearColumn({ primary: true })
  year: number;

  @IntegerColumn()
  population: number;
}

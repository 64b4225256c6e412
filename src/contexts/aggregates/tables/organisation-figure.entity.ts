import { Entity, ForeignKey, Index } from 'typeorm';
import {
  ChoiceColumn,
  IdColumn,
  IntegerColumn,
  NumberColumn,
  TextColumn,
  YearColumn,
} from '../../../database/columns.js';
import type { View } from '../../../domain/review/measurement.js';

/** What the children of an organisation add up to: sums, never only a mean. */
@Entity()
@Index(['organisationId', 'indicatorId', 'year'])
export class OrganisationFigureEntity {
  @IdColumn({ primary: true })
  @ForeignKey('IndicatorEntity')
  indicatorId: string;

  @YearColumn({ primary: true })
  year: number;

  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;

  /** '' is the total. */
  @TextColumn({ primary: true })
  category: string;

  @ChoiceColumn({ primary: true })
  view: View;

  /** Members with a value. */
  @IntegerColumn()
  reported: number;

  @NumberColumn({ nullable: true })
  sumOfValues: number | null;

  @NumberColumn({ nullable: true })
  sumOfNumerators: number | null;

  @NumberColumn({ nullable: true })
  sumOfDenominators: number | null;

  /** Inhabitants of the members with a value. */
  @NumberColumn({ nullable: true })
  sumOfPopulations: number | null;

  @NumberColumn({ nullable: true })
  sumOfValuesTimesPopulation: number | null;

  @NumberColumn({ nullable: true })
  minimum: number | null;

  @NumberColumn({ nullable: true })
  maximum: number | null;
}

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

  /** Organisations with a value. Where there are none, there are no sums. */
  @IntegerColumn()
  reported: number;

  /** Null where it is more than a double can say. */
  @NumberColumn({ nullable: true })
  sumOfValues: number | null;

  /** Over those that stated one; null where nobody did. */
  @NumberColumn({ nullable: true })
  sumOfNumerators: number | null;

  /** Over those that stated one; null where nobody did. */
  @NumberColumn({ nullable: true })
  sumOfDenominators: number | null;

  /** Inhabitants of those organisations, where known; null where nobody's are. */
  @NumberColumn({ nullable: true })
  sumOfPopulations: number | null;

  /** Over those whose inhabitants are known; null where nobody's are. */
  @NumberColumn({ nullable: true })
  sumOfValuesTimesPopulation: number | null;

  @NumberColumn({ nullable: true })
  minimum: number | null;

  @NumberColumn({ nullable: true })
  maximum: number | null;
}

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

/** What all participants who did not leave the goal out add up to: sums, never only a mean. */
@Entity()
@Index(['indicatorId'])
export class ParticipantsFigureEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalIndicatorEntity')
  goalIndicatorId: string;

  @YearColumn({ primary: true })
  year: number;

  /** '' is the total. */
  @TextColumn({ primary: true })
  category: string;

  @ChoiceColumn({ primary: true })
  view: View;

  /** The indicator that the goal uses. */
  @IdColumn()
  @ForeignKey('IndicatorEntity')
  indicatorId: string;

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

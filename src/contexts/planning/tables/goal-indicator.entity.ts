import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { ChoiceColumn, IdColumn, IntegerColumn, NumberColumn, YearColumn } from '../../../database/columns.js';
import type { Trajectory } from '../../../domain/plan/target.js';

@Entity()
@Unique(['goalId', 'indicatorId'])
@Index(['indicatorId'])
export class GoalIndicatorEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('GoalEntity')
  goalId: string;

  @IdColumn()
  @ForeignKey('IndicatorEntity')
  indicatorId: string;

  @NumberColumn()
  weight: number;

  @ChoiceColumn()
  trajectory: Trajectory;

  /** The common baseline: that of all participants together. */
  @YearColumn({ nullable: true })
  baselineYear: number | null;

  /** Null with a year: the observation of that year is meant. */
  @NumberColumn({ nullable: true })
  baselineValue: number | null;

  @IntegerColumn()
  position: number;
}

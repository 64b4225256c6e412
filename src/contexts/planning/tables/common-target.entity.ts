import { Entity, ForeignKey } from 'typeorm';
import { IdColumn, NumberColumn, YearColumn } from '../../../database/columns.js';

/** A target that judges all participants together, and each that has set none of its own. */
@Entity()
export class CommonTargetEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalIndicatorEntity')
  goalIndicatorId: string;

  @YearColumn({ primary: true })
  year: number;

  @NumberColumn({ nullable: true })
  value: number | null;

  @NumberColumn({ nullable: true })
  bandMinimum: number | null;

  @NumberColumn({ nullable: true })
  bandMaximum: number | null;
}

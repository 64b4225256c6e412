import { Entity, ForeignKey } from 'typeorm';
import { IdColumn, TextColumn } from '../../../database/columns.js';

@Entity()
export class LeftOutGoalEntity {
  @IdColumn({ primary: true })
  @ForeignKey('ParticipationEntity')
  participationId: string;

  @IdColumn({ primary: true })
  @ForeignKey('GoalEntity')
  goalId: string;

  @TextColumn()
  reason: string;
}

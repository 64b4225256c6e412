import { Entity, Index } from 'typeorm';
import { AppendOnly } from '../../../database/append-only.js';
import { ChoiceColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '../../../database/columns.js';

/** Who did what to what, when and why. */
@Entity()
@AppendOnly()
@Index(['subjectId'])
export class HistoryEntryEntity {
  @IdColumn({ primary: true })
  id: string;

  @InstantColumn()
  at: string;

  @TextColumn({ nullable: true })
  actorId: string | null;

  @TextColumn()
  actorName: string;

  /** What was done, e.g. `goal_added`. */
  @ChoiceColumn()
  action: string;

  /** What it was done to: the name of a type of the API and its id. */
  @ChoiceColumn()
  subjectType: string;

  @IdColumn()
  subjectId: string;

  @TextColumn({ nullable: true })
  reason: string | null;

  /** The state after the change, as far as it was changed. */
  @JsonColumn()
  facts: object;
}

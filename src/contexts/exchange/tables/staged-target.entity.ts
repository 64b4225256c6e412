import { Entity } from 'typeorm';
import {
  ChoiceColumn,
  IdColumn,
  IntegerColumn,
  NumberColumn,
  TextColumn,
  YearColumn,
} from '../../../database/columns.js';
import type { Outcome } from '../compare/change.js';

/** A row of a file of targets, checked, before anything is judged by it. It holds in every goal that uses the indicator. */
@Entity()
export class StagedTargetEntity {
  @IdColumn({ primary: true })
  importId: string;

  /** Of the file. */
  @IntegerColumn({ primary: true })
  line: number;

  @IdColumn()
  indicatorId: string;

  @IdColumn()
  organisationId: string;

  @YearColumn()
  year: number;

  @NumberColumn({ nullable: true })
  value: number | null;

  @NumberColumn({ nullable: true })
  bandMinimum: number | null;

  @NumberColumn({ nullable: true })
  bandMaximum: number | null;

  /** Null before it is compared, and where nothing is stored in any use of the indicator. */
  @ChoiceColumn({ nullable: true })
  outcome?: Outcome | null;

  /** What was stored in the uses of the indicator when it was compared: a text that only the same gives again. */
  @TextColumn({ nullable: true })
  seen?: string | null;
}

import { Entity } from 'typeorm';
import {
  ChoiceColumn,
  FlagColumn,
  IdColumn,
  IntegerColumn,
  NumberColumn,
  TextColumn,
  YearColumn,
} from '../../../database/columns.js';
import type { MissingReason, ObservationStatus } from '../../../domain/review/measurement.js';
import type { Outcome } from '../compare/change.js';

/** What a row would do; one that would change what has been approved is refused. */
export type Compared = Outcome | 'approved';

/** A row of a file of measurements, checked, before anything counts it. Organisation and indicator may not be stored yet. */
@Entity()
export class StagedMeasurementEntity {
  @IdColumn({ primary: true })
  importId: string;

  /** Of the file. */
  @IntegerColumn({ primary: true })
  line: number;

  /** The measurement's: one of its own where it is the first of its key, else the stored one's. */
  @IdColumn()
  id: string;

  @IdColumn()
  indicatorId: string;

  @IdColumn()
  organisationId: string;

  @YearColumn()
  year: number;

  @TextColumn()
  category: string;

  @NumberColumn({ nullable: true })
  value: number | null;

  @NumberColumn({ nullable: true })
  numerator: number | null;

  @NumberColumn({ nullable: true })
  denominator: number | null;

  @ChoiceColumn({ nullable: true })
  missing: MissingReason | null;

  @ChoiceColumn()
  observationStatus: ObservationStatus;

  @FlagColumn()
  comparable: boolean;

  @TextColumn({ nullable: true })
  note: string | null;

  /** Against what counts; null before it is compared, and where nothing is stored under its key. */
  @ChoiceColumn({ nullable: true })
  outcome?: Compared | null;

  /** The version of the stored measurement that it was compared with. */
  @IntegerColumn({ nullable: true })
  seenVersion?: number | null;
}

import { Entity, ForeignKey } from 'typeorm';
import { AppendOnly } from '../../../database/append-only.js';
import {
  ChoiceColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  NumberColumn,
  TextColumn,
} from '../../../database/columns.js';
import type { MeasurementState, MissingReason, ObservationStatus } from '../../../domain/review/measurement.js';

/** What a measurement said from an instant on: who, when, what and why. */
@Entity()
@AppendOnly()
export class MeasurementRevisionEntity {
  @IdColumn({ primary: true })
  @ForeignKey('MeasurementEntity')
  measurementId: string;

  @IntegerColumn({ primary: true })
  version: number;

  @InstantColumn()
  at: string;

  @TextColumn()
  actorName: string;

  @TextColumn({ nullable: true })
  actorId: string | null;

  @ChoiceColumn()
  state: MeasurementState;

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

  @TextColumn({ nullable: true })
  reason: string | null;
}

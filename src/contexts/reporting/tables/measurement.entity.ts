import { Entity, ForeignKey, Unique } from 'typeorm';
import {
  ChoiceColumn,
  FlagColumn,
  IdColumn,
  IntegerColumn,
  NumberColumn,
  TextColumn,
  YearColumn,
} from '../../../database/columns.js';
import type { MeasurementState, MissingReason, ObservationStatus } from '../../../domain/review/measurement.js';

/** The latest revision of what an organisation says of an indicator and year, draft or not. */
@Entity()
@Unique(['indicatorId', 'organisationId', 'year', 'category'])
export class MeasurementEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('IndicatorEntity')
  indicatorId: string;

  @IdColumn()
  @ForeignKey('OrganisationEntity')
  organisationId: string;

  @YearColumn()
  year: number;

  /** '' is the total; never null, since a null escapes a unique key. */
  @TextColumn()
  category: string;

  @IntegerColumn()
  version: number;

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
}

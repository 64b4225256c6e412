import { Entity, ForeignKey } from 'typeorm';
import {
  ChoiceColumn,
  FlagColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  NumberColumn,
  TextColumn,
  YearColumn,
} from '../../../database/columns.js';
import type { MissingReason, ObservationStatus, View } from '../../../domain/review/measurement.js';
import type { JointDetails } from '../joint-details.js';

/** A `JointYear` of the domain without who is missing: what several have together in a goal's indicator for a year. */
@Entity()
export class JointFigureEntity {
  @IdColumn({ primary: true })
  @ForeignKey('GoalIndicatorEntity')
  goalIndicatorId: string;

  /** The id of the organisation whose children are meant; '' is all participants together. */
  @TextColumn({ primary: true })
  whole: string;

  @ChoiceColumn({ primary: true })
  view: View;

  @YearColumn({ primary: true })
  year: number;

  /** The indicator that the goal uses. */
  @IdColumn()
  @ForeignKey('IndicatorEntity')
  indicatorId: string;

  /** The same as `whole`; null where that is no organisation. */
  @IdColumn({ nullable: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string | null;

  @FlagColumn()
  isReported: boolean;

  @FlagColumn()
  hasValue: boolean;

  @NumberColumn({ nullable: true })
  value: number | null;

  @NumberColumn({ nullable: true })
  numerator: number | null;

  @NumberColumn({ nullable: true })
  denominator: number | null;

  @ChoiceColumn({ nullable: true })
  missing: MissingReason | null;

  @ChoiceColumn({ nullable: true })
  observationStatus: ObservationStatus | null;

  @IntegerColumn()
  expected: number;

  @IntegerColumn()
  reported: number;

  @NumberColumn({ nullable: true })
  populationShare: number | null;

  @NumberColumn({ nullable: true })
  partialValue: number | null;

  @YearColumn({ nullable: true })
  baselineYear: number | null;

  @NumberColumn({ nullable: true })
  baselineValue: number | null;

  @NumberColumn({ nullable: true })
  baselineNumerator: number | null;

  @NumberColumn({ nullable: true })
  baselineDenominator: number | null;

  /** Null where there is no baseline. */
  @FlagColumn({ nullable: true })
  baselineAssumed: boolean | null;

  @FlagColumn()
  movesAgainstMembers: boolean;

  /** Null where there is neither a distribution nor a partial sum. */
  @JsonColumn({ nullable: true })
  details: JointDetails | null;
}

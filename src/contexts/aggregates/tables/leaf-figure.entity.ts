import { Entity, ForeignKey } from 'typeorm';
import { ChoiceColumn, FlagColumn, IdColumn, NumberColumn, TextColumn, YearColumn } from '../../../database/columns.js';
import type { MissingReason, ObservationStatus, View } from '../../../domain/review/measurement.js';

/** The figure of an organisation that counts in a view, as reporting wrote it. */
@Entity()
export class LeafFigureEntity {
  @IdColumn({ primary: true })
  @ForeignKey('IndicatorEntity')
  indicatorId: string;

  @IdColumn({ primary: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string;

  @YearColumn({ primary: true })
  year: number;

  /** '' is the total. */
  @TextColumn({ primary: true })
  category: string;

  @ChoiceColumn({ primary: true })
  view: View;

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
}

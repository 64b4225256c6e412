import { Entity, ForeignKey, Unique } from 'typeorm';
import {
  ChoiceColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  NumberColumn,
  TextColumn,
} from '../../../database/columns.js';
import type {
  Accumulation,
  Aggregation,
  Direction,
  IndicatorRules,
  ValueKind,
} from '../../../domain/plan/indicator-rules.js';
import type { LocalisedText } from '../../../domain/plan/localised-text.js';

@Entity()
@Unique(['ownerId', 'code'])
export class IndicatorEntity implements IndicatorRules {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('OrganisationEntity')
  ownerId: string;

  @TextColumn()
  code: string;

  @JsonColumn()
  title: LocalisedText;

  @JsonColumn()
  definition: LocalisedText;

  @JsonColumn()
  source: LocalisedText;

  /** Every title in lower case, for the search. */
  @TextColumn()
  searchText: string;

  @TextColumn()
  unit: string;

  @IntegerColumn()
  decimals: number;

  @NumberColumn()
  factor: number;

  @ChoiceColumn()
  valueKind: ValueKind;

  @ChoiceColumn()
  direction: Direction;

  @ChoiceColumn()
  aggregation: Aggregation;

  @ChoiceColumn()
  accumulation: Accumulation;

  @IntegerColumn()
  frequencyYears: number;

  @IntegerColumn()
  publicationLagYears: number;

  @NumberColumn({ nullable: true })
  minimum: number | null;

  @NumberColumn({ nullable: true })
  maximum: number | null;
}

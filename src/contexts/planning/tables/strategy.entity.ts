import { Entity, ForeignKey, Unique } from 'typeorm';
import {
  ChoiceColumn,
  DateColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  NumberColumn,
  TextColumn,
  YearColumn,
} from '../../../database/columns.js';
import type { LocalisedText } from '../../../domain/plan/localised-text.js';
import type { StrategyState } from '../../../domain/plan/strategy-state.js';

@Entity()
@Unique(['slug'])
export class StrategyEntity {
  @IdColumn({ primary: true })
  id: string;

  @IntegerColumn()
  version: number;

  @TextColumn()
  slug: string;

  @JsonColumn()
  title: LocalisedText;

  @JsonColumn()
  summary: LocalisedText;

  @YearColumn()
  startYear: number;

  @YearColumn()
  endYear: number;

  @ChoiceColumn()
  state: StrategyState;

  @IdColumn()
  @ForeignKey('OrganisationEntity')
  ownerId: string;

  @DateColumn({ nullable: true })
  adoptedOn: string | null;

  @TextColumn({ nullable: true })
  decisionReference: string | null;

  @NumberColumn()
  minimumCoverage: number;

  @IdColumn({ nullable: true })
  @ForeignKey('StrategyEntity')
  predecessorId: string | null;
}

import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, IntegerColumn, JsonColumn, NumberColumn, TextColumn } from '../../../database/columns.js';
import type { LocalisedText } from '../../../domain/plan/localised-text.js';

@Entity()
@Unique(['strategyId', 'code'])
@Index(['themeId'])
export class GoalEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('StrategyEntity')
  strategyId: string;

  @IdColumn()
  @ForeignKey('ThemeEntity')
  themeId: string;

  @TextColumn()
  code: string;

  @JsonColumn()
  title: LocalisedText;

  @JsonColumn()
  description: LocalisedText;

  @NumberColumn()
  weight: number;

  /** Political aims it serves, e.g. "green-transition". */
  @JsonColumn()
  aims: readonly string[];

  /** Agenda 2030 goal numbers, 1 to 17. */
  @JsonColumn()
  sdgs: readonly number[];

  @IntegerColumn()
  position: number;
}

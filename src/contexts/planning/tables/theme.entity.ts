import { Entity, ForeignKey, Unique } from 'typeorm';
import { IdColumn, IntegerColumn, JsonColumn, NumberColumn, TextColumn } from '../../../database/columns.js';
import type { LocalisedText } from '../../../domain/plan/localised-text.js';

@Entity()
@Unique(['strategyId', 'code'])
export class ThemeEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('StrategyEntity')
  strategyId: string;

  @TextColumn()
  code: string;

  @JsonColumn()
  title: LocalisedText;

  @NumberColumn()
  weight: number;

  @IntegerColumn()
  position: number;
}

import { Entity } from 'typeorm';
import { IntegerColumn, TextColumn } from '../../../database/columns.js';

/** How many things have been done that the history tells of, in one row: the number moves with each of them. */
@Entity()
export class ChangeCountEntity {
  /** Always `history`. */
  @TextColumn({ primary: true })
  counted: string;

  @IntegerColumn()
  count: number;
}

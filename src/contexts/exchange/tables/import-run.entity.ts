import { Entity } from 'typeorm';
import { IdColumn, InstantColumn } from '../../../database/columns.js';

/** An import under way. There is one at a time: the newest takes the place of any before it. */
@Entity()
export class ImportRunEntity {
  @IdColumn({ primary: true })
  id: string;

  @InstantColumn()
  startedAt: string;
}

import { Entity, ForeignKey } from 'typeorm';
import { IdColumn, IntegerColumn } from '../../../database/columns.js';

/**
 * An indicator whose figures are kept, from its first figure or participant on; a database of an older version lacks
 * it. Whoever changes what is kept of it holds it until the write ends.
 */
@Entity()
export class KeptIndicatorEntity {
  @IdColumn({ primary: true })
  @ForeignKey('IndicatorEntity')
  indicatorId: string;

  /** Moved by every write that takes the row by `lockIndicators`, also where nothing changes in the end. */
  @IntegerColumn()
  version: number;
}

import { Entity, ForeignKey } from 'typeorm';
import { IdColumn } from '../../../database/columns.js';

/**
 * An indicator whose figures are kept, from its first figure or participant on; a database of an older version lacks
 * it. Where several write at once, they hold it meanwhile.
 */
@Entity()
export class KeptIndicatorEntity {
  @IdColumn({ primary: true })
  @ForeignKey('IndicatorEntity')
  indicatorId: string;
}

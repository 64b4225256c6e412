import { Entity, ForeignKey, Unique } from 'typeorm';
import { AppendOnly } from '../../../database/append-only.js';
import { IdColumn, IntegerColumn, TextColumn } from '../../../database/columns.js';

/** A link of the chain: the hash of the link before it and of one entry. */
@Entity()
@AppendOnly()
@Unique(['entryId'])
export class HistorySealEntity {
  @IntegerColumn({ primary: true })
  position: number;

  @IdColumn()
  @ForeignKey('HistoryEntryEntity')
  entryId: string;

  @TextColumn()
  hash: string;
}

import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { AppendOnly } from '../../../database/append-only.js';
import { IdColumn } from '../../../database/columns.js';

/** Whom an entry of the history concerns: the administrators of that organisation and of those above it may read it. */
@Entity()
@AppendOnly()
@Unique(['entryId', 'organisationId'])
@Index(['organisationId', 'entryId'])
export class HistoryPlaceEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('HistoryEntryEntity')
  entryId: string;

  /** Null: the house as a whole. */
  @IdColumn({ nullable: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string | null;
}

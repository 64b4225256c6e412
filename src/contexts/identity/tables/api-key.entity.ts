import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { ChoiceColumn, IdColumn, InstantColumn, TextColumn } from '../../../database/columns.js';
import type { Role } from '../../../domain/actor.js';

/** What a dashboard or another system identifies itself with. Whoever made it was shown the secret once. */
@Entity()
@Unique(['secretHash'])
@Index(['organisationId'])
export class ApiKeyEntity {
  @IdColumn({ primary: true })
  id: string;

  @TextColumn()
  secretHash: string;

  @TextColumn()
  purpose: string;

  /** Null: everywhere. */
  @IdColumn({ nullable: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string | null;

  @ChoiceColumn()
  role: Role;

  @InstantColumn()
  createdAt: string;

  /** As the history names whoever made it: the email of an account. */
  @TextColumn()
  createdBy: string;

  @InstantColumn()
  expiresAt: string;

  @InstantColumn({ nullable: true })
  lastUsedAt: string | null;

  @InstantColumn({ nullable: true })
  revokedAt: string | null;
}

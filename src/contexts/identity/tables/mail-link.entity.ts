import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { ChoiceColumn, IdColumn, InstantColumn, IntegerColumn, TextColumn } from '../../../database/columns.js';

export type MailLinkKind = 'INVITATION' | 'PASSWORD_RESET' | 'FIRST_ADMIN';

/** A link that somebody may choose a password by, once; and until it is sent, the mail that is to bring it. */
@Entity()
@Unique(['secretHash'])
@Index(['accountId'])
@Index(['nextAttemptAt'])
export class MailLinkEntity {
  @IdColumn({ primary: true })
  id: string;

  @ChoiceColumn()
  kind: MailLinkKind;

  /** Null for the first administrator, who has no account before. */
  @IdColumn({ nullable: true })
  @ForeignKey('AccountEntity')
  accountId: string | null;

  /** Null until the mail is sent: the secret is made only then, so that it is nowhere in clear. */
  @TextColumn({ nullable: true })
  secretHash: string | null;

  @InstantColumn()
  requestedAt: string;

  @InstantColumn()
  expiresAt: string;

  /** How often the mail was tried. */
  @IntegerColumn()
  attempts: number;

  /** Null where nothing is to be sent, or no longer. */
  @InstantColumn({ nullable: true })
  nextAttemptAt: string | null;
}

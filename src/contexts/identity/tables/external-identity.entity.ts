import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { IdColumn, TextColumn } from '../../../database/columns.js';

/** How a provider of single sign-on names an account. */
@Entity()
@Unique(['issuer', 'subject'])
@Index(['accountId'])
export class ExternalIdentityEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('AccountEntity')
  accountId: string;

  @TextColumn()
  issuer: string;

  /** The provider's own name for somebody, which it never gives to another. */
  @TextColumn()
  subject: string;
}

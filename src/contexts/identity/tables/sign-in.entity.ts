import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { ChoiceColumn, IdColumn, InstantColumn, IntegerColumn, TextColumn } from '../../../database/columns.js';

export const SIGN_IN_METHODS = ['PASSWORD', 'SINGLE_SIGN_ON', 'LINK'] as const;
export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/** An account that is signed in in one browser. The browser keeps the secret; here is its hash only. */
@Entity()
@Unique(['tokenHash'])
@Index(['previousTokenHash'])
@Index(['accountId'])
export class SignInEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('AccountEntity')
  accountId: string;

  @TextColumn()
  tokenHash: string;

  /** Of the secret before, which counts for a moment longer: requests may be under way with it. */
  @TextColumn({ nullable: true })
  previousTokenHash: string | null;

  @InstantColumn()
  rotatedAt: string;

  /** The version of the account at which the secret was made. */
  @IntegerColumn()
  accountVersion: number;

  @ChoiceColumn()
  method: SignInMethod;

  /** What the browser says of itself. */
  @TextColumn()
  browser: string;

  @InstantColumn()
  createdAt: string;

  @InstantColumn()
  lastSeenAt: string;

  @InstantColumn()
  expiresAt: string;
}

import { Entity } from 'typeorm';
import { InstantColumn, IntegerColumn, TextColumn } from '../../../database/columns.js';

/** How often somebody has failed of late, by email or by address, whether or not there is an account. */
@Entity()
export class SignInAttemptEntity {
  /** Keyed hash of what is counted: who tried is not to be read here. */
  @TextColumn({ primary: true })
  subject: string;

  @IntegerColumn()
  failures: number;

  /** When the first of them was counted; a day later all are forgotten. */
  @InstantColumn()
  countedSince: string;

  @InstantColumn({ nullable: true })
  blockedUntil: string | null;
}

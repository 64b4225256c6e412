import { Entity } from 'typeorm';
import { InstantColumn, TextColumn } from '../../../database/columns.js';

/** Somebody who was sent to the provider of single sign-on and is expected back, once. */
@Entity()
export class SignOnEntity {
  @TextColumn({ primary: true })
  stateHash: string;

  @InstantColumn()
  expiresAt: string;
}

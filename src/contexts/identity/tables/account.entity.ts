import { Entity, Unique } from 'typeorm';
import {
  ChoiceColumn,
  FlagColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
} from '../../../database/columns.js';
import type { Language } from '../../../domain/plan/localised-text.js';

/** Somebody who signs in. */
@Entity()
@Unique(['email'])
export class AccountEntity {
  @IdColumn({ primary: true })
  id: string;

  /** As `normalEmail` writes it. */
  @TextColumn()
  email: string;

  @TextColumn()
  name: string;

  /** Email and name in lower case, for the search. */
  @TextColumn()
  searchText: string;

  /** In which mail is written. */
  @ChoiceColumn()
  language: Language;

  /** Argon2id in the PHC format; null for somebody who has not chosen a password, or signs in elsewhere. */
  @TextColumn({ nullable: true })
  passwordHash: string | null;

  /** Came with the sample: its password is public. */
  @FlagColumn()
  isSample: boolean;

  /** Moves with every change of role or password: sign-ins that know another one get a new secret. */
  @IntegerColumn()
  version: number;

  @InstantColumn()
  createdAt: string;
}

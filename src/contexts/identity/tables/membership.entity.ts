import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { ChoiceColumn, IdColumn } from '../../../database/columns.js';
import type { Role } from '../../../domain/actor.js';

/** Whether an administrator gave a role, or single sign-on did, which takes it back as well. */
export type MembershipSource = 'GRANTED' | 'SIGN_ON';

/** A role of an account in an organisation, which holds for all below it. */
@Entity()
// Two with no organisation would not contradict each other: whoever adds one has locked the account before it looks.
@Unique(['accountId', 'organisationId', 'role', 'source'])
@Index(['organisationId'])
export class MembershipEntity {
  @IdColumn({ primary: true })
  id: string;

  @IdColumn()
  @ForeignKey('AccountEntity')
  accountId: string;

  /** Null: everywhere. */
  @IdColumn({ nullable: true })
  @ForeignKey('OrganisationEntity')
  organisationId: string | null;

  @ChoiceColumn()
  role: Role;

  @ChoiceColumn()
  source: MembershipSource;
}

import { Injectable } from '@nestjs/common';
import { lookAgain } from '../../database/constraint.js';
import { Database } from '../../database/database.js';
import type { Actor } from '../../domain/actor.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';
import { AccountStore } from './account.store.js';
import { grantRole, type RoleOfAccount } from './grant-role.js';
import { type HandedOver, handOver } from './hand-over.js';
import type { Identified } from './identify.js';
import { IdentitySettings } from './identity-settings.js';
import { type Invitation, invite } from './invite.js';
import { Postman } from './postman.js';
import { removeAccount } from './remove-account.js';
import { requireAccount } from './require-account.js';
import { revokeRole } from './revoke-role.js';
import { scopeOf } from './scope.js';
import type { AccountEntity } from './tables/account.entity.js';
import { type AccountChange, updateAccount } from './update-account.js';
import { visibleAccounts } from './visible-people.js';

export interface PeopleFilter {
  /** Only those with a role there or below it. */
  readonly organisation: OrganisationRef | null;
  /** Only those whose email or name contains this. */
  readonly search: string | null;
}

@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly postman: Postman,
    private readonly settings: IdentitySettings,
  ) {}

  /** Those with a role in organisations that the actor administers, in the order of their email. */
  listAccounts(
    actor: Actor,
    { organisation, search }: PeopleFilter,
    after: readonly string[] | null,
    limit: number,
  ): Promise<{ rows: AccountEntity[]; totalCount: number }> {
    return this.database.read(async (session) => {
      const organisations = await scopeOf(session, actor, organisation);
      return session.use(AccountStore).list({ organisations, search }, after, limit);
    });
  }

  /** The account, or null where there is none that the actor may know of. */
  findAccount(actor: Actor, id: string): Promise<AccountEntity | null> {
    return this.database.read(async (session) => (await visibleAccounts(session, actor, [id])).get(id) ?? null);
  }

  async updateAccount(by: Identified | null, change: AccountChange): Promise<AccountEntity> {
    const who = requireAccount(by);
    return this.database.write((session) => updateAccount(session, who, change));
  }

  async invite(actor: Actor, invitation: Invitation): Promise<AccountEntity> {
    const input = { ...invitation, hours: this.settings.invitationHours };
    const account = await lookAgain(() => this.database.write((session) => invite(session, actor, input)));
    this.postman.nudge();
    return account;
  }

  grantRole(actor: Actor, role: RoleOfAccount): Promise<AccountEntity> {
    return this.database.write((session) => grantRole(session, actor, role));
  }

  revokeRole(actor: Actor, role: RoleOfAccount): Promise<AccountEntity> {
    return this.database.write((session) => revokeRole(session, actor, role));
  }

  handOver(actor: Actor, handedOver: HandedOver): Promise<AccountEntity> {
    return this.database.write((session) => handOver(session, actor, handedOver));
  }

  removeAccount(actor: Actor, id: string): Promise<void> {
    return this.database.write((session) => removeAccount(session, actor, id));
  }
}

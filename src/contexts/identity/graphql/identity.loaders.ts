import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Session } from '../../../database/session.js';
import type { Actor } from '../../../domain/actor.js';
import type { AccountEntity } from '../tables/account.entity.js';
import type { ApiKeyEntity } from '../tables/api-key.entity.js';
import type { MembershipEntity } from '../tables/membership.entity.js';
import { visibleKeys } from '../visible-keys.js';
import { removableAccounts, visibleAccounts, visibleMemberships } from '../visible-people.js';

/** People and keys for one request, each kind by one statement for all who ask together, and none that the actor may not know. */
export class IdentityLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  readonly account = this.finder<AccountEntity>((session, ids) => visibleAccounts(session, this.actor, ids));
  readonly key = this.finder<ApiKeyEntity>((session, ids) => visibleKeys(session, this.actor, ids));

  readonly membershipsOf = this.loader<readonly MembershipEntity[]>(async (session, accountIds) => {
    const found = await visibleMemberships(session, this.actor, accountIds);
    return accountIds.map((id) => found.get(id) ?? []);
  });

  readonly mayRemove = this.loader<boolean>(async (session, accountIds) => {
    const removable = await removableAccounts(session, this.actor, accountIds);
    return accountIds.map((id) => removable.has(id));
  });

  /** Nothing, without a look, for who knows of nobody: a look would take longer where there is something. */
  private finder<Row>(find: (session: Session, ids: readonly string[]) => Promise<ReadonlyMap<string, Row>>) {
    return new DataLoader<string, Row | null>(async (ids) => {
      if (this.actor.kind !== 'account') return ids.map(() => null);
      const found = await this.database.read((session) => find(session, ids));
      return ids.map((id) => found.get(id) ?? null);
    });
  }

  private loader<Found>(read: (session: Session, ids: readonly string[]) => Promise<readonly Found[]>) {
    return new DataLoader<string, Found>((ids) => this.database.read((session) => read(session, ids)));
  }
}

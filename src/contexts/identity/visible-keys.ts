import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { mayManageKeys } from './identity.policy.js';
import { KeyStore } from './key.store.js';
import { lineagesInAnyCase } from './lineages-in-any-case.js';
import type { ApiKeyEntity } from './tables/api-key.entity.js';

/** The keys that the actor may know of, by as many statements for many as for none. */
export async function visibleKeys(
  session: Session,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ApiKeyEntity>> {
  const keys = await session.use(KeyStore).byIds(ids);
  const organisations = keys.flatMap(({ organisationId }) => organisationId ?? []);
  const lineages = await lineagesInAnyCase(session, organisations);
  const visible = keys.filter(({ organisationId }) =>
    mayManageKeys(actor, organisationId === null ? [] : (lineages.get(organisationId) ?? [organisationId])),
  );
  return new Map(visible.map((key) => [key.id, key]));
}

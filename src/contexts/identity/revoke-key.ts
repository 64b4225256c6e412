import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { recordBeside } from '../history/record.js';
import { KeyUnknown } from './identity.errors.js';
import { KeyStore } from './key.store.js';
import type { ApiKeyEntity } from './tables/api-key.entity.js';
import { visibleKeys } from './visible-keys.js';

/** Ends a key at once; one that has been revoked stays so. @throws KeyUnknown */
export async function revokeKey(session: Session, actor: Actor, id: string): Promise<ApiKeyEntity> {
  const key = (await visibleKeys(session, actor, [id])).get(id);
  if (!key) throw new KeyUnknown('id');
  if (!(await session.use(KeyStore).revoke(id))) return key;
  await recordBeside(
    session,
    actor,
    { action: 'key_revoked', subjectType: 'ApiKey', subjectId: id, facts: { purpose: key.purpose } },
    [key.organisationId],
  );
  return { ...key, revokedAt: session.instant };
}

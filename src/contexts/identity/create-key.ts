import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor, Role } from '../../domain/actor.js';
import { BadInput } from '../../domain/domain-error.js';
import { recordBeside } from '../history/record.js';
import type { OrganisationRef } from '../organisations/organisation-ref.js';
import { RoleNotYours } from './identity.errors.js';
import { mayManageKeys } from './identity.policy.js';
import { KeyStore } from './key.store.js';
import { getPlace } from './scope.js';
import { hashOf, newKeySecret } from './secrets.js';
import type { ApiKeyEntity } from './tables/api-key.entity.js';

export interface NewKey {
  /** What it is used for, as people will recognise it. */
  readonly purpose: string;
  readonly role: Role;
  /** Null: everywhere. */
  readonly organisation: OrganisationRef | null;
  /** The last day that it counts on, in UTC: `2027-12-31`. */
  readonly expiresOn: string;
}

/** A key with its secret, which nobody can be shown again. */
export interface CreatedKey {
  readonly key: ApiKeyEntity;
  readonly secret: string;
}

const LONGEST_PURPOSE = 200;
const MOST_YEARS = 2;

/** @throws BadInput of the purpose or the day, OrganisationUnknown, RoleNotYours */
export async function createKey(session: Session, actor: Actor, input: NewKey): Promise<CreatedKey> {
  const purpose = checkPurpose(input.purpose);
  const expiresAt = endOfDay(input.expiresOn, session.instant);
  const { organisationId, lineage, name } = await getPlace(session, input.organisation, 'organisation');
  if (!mayManageKeys(actor, lineage)) throw new RoleNotYours('make keys there');
  const secret = newKeySecret();
  const key: ApiKeyEntity = {
    id: uuidv7(),
    secretHash: hashOf(secret),
    purpose,
    organisationId,
    role: input.role,
    createdAt: session.instant,
    createdBy: actor.name,
    expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  await session.use(KeyStore).insert(key);
  await recordBeside(
    session,
    actor,
    {
      action: 'key_created',
      subjectType: 'ApiKey',
      subjectId: key.id,
      facts: { purpose, role: key.role, organisation: name, expiresAt },
    },
    [organisationId],
  );
  return { key, secret };
}

function checkPurpose(purpose: string): string {
  const trimmed = purpose.normalize('NFC').trim();
  if (trimmed !== '' && trimmed.length <= LONGEST_PURPOSE && !/\p{Cc}/u.test(trimmed)) return trimmed;
  throw new BadInput(
    'purpose',
    'no_purpose',
    `Say in one line of at most ${LONGEST_PURPOSE} characters what the key is used for.`,
  );
}

function endOfDay(day: string, instant: string): string {
  const end = `${day}T23:59:59.999Z`;
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(end));
  if (!isDay || new Date(end).toISOString() !== end) {
    throw new BadInput('expiresOn', 'not_a_day', 'Name the last day of the key as in 2027-12-31.');
  }
  if (end <= instant) throw new BadInput('expiresOn', 'in_the_past', 'The last day of a key is not in the past.');
  const latest = new Date(instant);
  latest.setUTCFullYear(latest.getUTCFullYear() + MOST_YEARS);
  if (day > latest.toISOString().slice(0, day.length)) {
    throw new BadInput('expiresOn', 'too_late', `A key counts for at most ${MOST_YEARS} years.`);
  }
  return end;
}

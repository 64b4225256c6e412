import { identify } from '../../src/contexts/identity/identify.js';
import { secondsAfter } from '../../src/contexts/identity/instants.js';
import { markSeen } from '../../src/contexts/identity/mark-seen.js';
import { type Actor, EVERYWHERE } from '../../src/domain/actor.js';
import { DATABASE_KINDS } from '../support/databases.js';
import { type House, openHouse, type Somebody } from '../support/house.js';

describe.each(DATABASE_KINDS)('keys on %s', (kind) => {
  let house: House;
  let municipality: string;
  let neighbour: string;
  let admin: Somebody;
  let operator: Somebody;
  beforeEach(async () => {
    house = await openHouse(kind);
    municipality = await house.organisation();
    neighbour = await house.organisation();
    admin = await house.somebody({ role: 'ADMIN', organisationId: municipality });
    operator = await house.somebody({ role: 'ADMIN', organisationId: null });
  });
  afterEach(() => house.close());

  const create = ({ actor }: { actor: Actor }, organisation: string | null, more: object = {}) =>
    house.keys.createKey(actor, {
      purpose: 'Dashboard',
      role: 'VIEWER',
      organisation: organisation === null ? null : { id: organisation },
      expiresOn: '2026-12-31',
      ...more,
    });
  const by = (secret: string) =>
    house.database.read((session) => identify(session, { kind: 'key', secret }, { idleHours: 1 }));
  const reasonOf = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      ({ code, facts }) => `${code} ${facts.reason}`,
    );
  const purposes = async ({ actor }: { actor: Actor }, organisation: string | null = null) => {
    const ref = organisation === null ? null : { id: organisation };
    const { rows, totalCount } = await house.keys.listKeys(actor, ref, null, 100);
    expect(rows).toHaveLength(totalCount);
    return rows.map(({ purpose }) => purpose);
  };

  it('say who somebody is, in their one role, and are stored hashed', async () => {
    const { key, secret } = await create(admin, municipality);
    expect(secret).toMatch(/^mk_[\w-]{43}$/);
    expect(await by(secret)).toEqual({
      actor: {
        kind: 'key',
        id: key.id,
        name: 'key "Dashboard"',
        memberships: [{ role: 'VIEWER', organisation: municipality }],
      },
      account: null,
      signInId: null,
      keyId: key.id,
      mustRotate: false,
      lastSeenAt: null,
      expiresAt: '2026-12-31T23:59:59.999Z',
    });
    expect(key.createdBy).toBe(admin.account.email);
    expect(await by(`${secret}x`)).toBeNull();
    expect(await house.everything()).not.toContain(secret.slice(3));
    expect((await by((await create(operator, null)).secret))?.actor.memberships).toEqual([
      { role: 'VIEWER', organisation: EVERYWHERE },
    ]);
  });

  it('count until the end of their last day, and no longer once they are revoked', async () => {
    const { secret } = await create(admin, municipality, { expiresOn: '2026-03-02' });
    house.clock.now = '2026-03-02T23:59:59.998Z';
    expect(await by(secret)).not.toBeNull();
    house.clock.now = '2026-03-02T23:59:59.999Z';
    expect(await by(secret)).toBeNull();
    const revoked = await create(admin, municipality);
    expect(await house.keys.revokeKey(admin.actor, revoked.key.id)).toMatchObject({ revokedAt: house.clock.now });
    expect(await by(revoked.secret)).toBeNull();
    const { now } = house.clock;
    house.clock.now = secondsAfter(now, 60);
    expect(await house.keys.revokeKey(admin.actor, revoked.key.id)).toMatchObject({ revokedAt: now });
    const { rows } = await house.happenings.listHappenings(admin.actor, null, null, 10);
    expect(rows.map(({ action }) => action)).toEqual(['key_revoked', 'key_created', 'key_created']);
  });

  it('show when they were last used', async () => {
    const { key } = await create(admin, municipality);
    house.clock.now = secondsAfter(house.clock.now, 60);
    await house.database.write((session) => markSeen(session, { signIns: [], keys: [key.id] }));
    expect(await house.keys.findKey(admin.actor, key.id)).toMatchObject({ lastUsedAt: house.clock.now });
  });

  it('are made, seen and revoked by the administrators of their organisation, and by no key', async () => {
    const own = await create(admin, municipality, { purpose: 'own' });
    const other = await create(operator, neighbour, { purpose: 'other' });
    await create(operator, null, { purpose: 'everywhere' });
    const administering = await create(operator, null, { purpose: 'administering', role: 'ADMIN' });
    const key = await by(administering.secret);
    expect(await purposes(admin)).toEqual(['own']);
    expect(await purposes(admin, neighbour)).toEqual([]);
    expect(await purposes(operator)).toEqual(['administering', 'everywhere', 'other', 'own']);
    expect(await purposes(operator, neighbour)).toEqual(['other']);
    const reporter = await house.somebody({ role: 'REPORTER', organisationId: municipality });
    for (const actor of [reporter.actor, key?.actor ?? reporter.actor]) {
      expect(await purposes({ actor })).toEqual([]);
      expect(await house.keys.findKey(actor, own.key.id)).toBeNull();
      expect(await reasonOf(house.keys.revokeKey(actor, own.key.id))).toBe('NOT_FOUND unknown_key');
      expect(await reasonOf(create({ actor }, municipality))).toBe('FORBIDDEN role_missing');
    }
    expect(await reasonOf(house.keys.revokeKey(admin.actor, other.key.id))).toBe('NOT_FOUND unknown_key');
    expect(await reasonOf(house.keys.revokeKey(admin.actor, municipality))).toBe('NOT_FOUND unknown_key');
    expect(await reasonOf(create(admin, neighbour))).toBe('FORBIDDEN role_missing');
    expect(await reasonOf(create(admin, null))).toBe('FORBIDDEN role_missing');
  });

  it('are listed in pages, the newest first', async () => {
    for (const purpose of ['first', 'second', 'third']) await create(admin, municipality, { purpose });
    const page = (after: readonly string[] | null) => house.keys.listKeys(admin.actor, null, after, 2);
    const { rows } = await page(null);
    expect(rows.map(({ purpose }) => purpose)).toEqual(['third', 'second']);
    const next = await page([rows[1]?.id ?? '']);
    expect([next.rows.map(({ purpose }) => purpose), next.totalCount]).toEqual([['first'], 3]);
  });

  it.each([
    ['BAD_INPUT no_purpose', { purpose: '  ' }],
    ['BAD_INPUT no_purpose', { purpose: 'Dashboard\nrevoked' }],
    ['BAD_INPUT no_purpose', { purpose: 'Dash\u0000board' }],
    ['BAD_INPUT no_purpose', { purpose: 'Dash\u009bboard' }],
    ['BAD_INPUT not_a_day', { expiresOn: '2026-02-30' }],
    ['BAD_INPUT not_a_day', { expiresOn: 'tomorrow' }],
    ['BAD_INPUT in_the_past', { expiresOn: '2026-03-01' }],
    ['BAD_INPUT too_late', { expiresOn: '2028-03-03' }],
    [null, { expiresOn: '2028-03-02' }],
    ['NOT_FOUND unknown_organisation', { organisation: { country: 'DK', code: 'nowhere' } }],
  ])('are refused as %s', async (reason, more) => {
    expect(await reasonOf(create(admin, municipality, more))).toBe(reason);
  });
});

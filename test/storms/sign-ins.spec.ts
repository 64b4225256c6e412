import { DATABASE_KINDS } from '../support/databases.js';
import { type House, openHouse, PASSWORD } from '../support/house.js';

const FROM = { address: '192.0.2.7', browser: 'Firefox' };

describe.each(DATABASE_KINDS)('a storm of sign-ins on %s', (kind) => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse(kind);
  });
  afterEach(() => house.close());

  const signIn = (email: string, password: string, address = FROM.address) =>
    house.signIns.signIn({ email, password, ...FROM, address }).then(
      () => 'signed in',
      ({ facts }) => String(facts.reason),
    );
  const tally = (reasons: readonly string[]) => {
    const counts: Record<string, number> = {};
    for (const reason of reasons) counts[reason] = (counts[reason] ?? 0) + 1;
    return counts;
  };

  it('checks five of fifty wrong ones at the same time, and counts no more', async () => {
    const { account } = await house.somebody();
    const reasons = await Promise.all(
      Array.from({ length: 50 }, (_, index) => signIn(account.email, `wrong ${index}`)),
    );
    expect(tally(reasons)).toEqual({ wrong_credentials: 5, too_many_attempts: 45 });
    expect(house.queue.checked).toBe(5);
    const [most] = await house.rows<{ failures: number }>('SELECT MAX(failures) AS failures FROM sign_in_attempt');
    expect(most).toEqual({ failures: 5 });
    const blocked = await house.rows("SELECT id FROM history_entry WHERE action = 'sign_ins_blocked'");
    expect(blocked).toHaveLength(1);
    expect(await signIn(account.email, PASSWORD)).toBe('too_many_attempts');
  });

  it('counts by address across many accounts', async () => {
    const reasons = await Promise.all(
      Array.from({ length: 50 }, (_, index) => signIn(`somebody-${index}@example.org`, 'wrong')),
    );
    // The one whose turn comes at the same time as that of the thirtieth may be let through.
    expect([30, 31]).toContain(house.queue.checked);
    expect(tally(reasons)).toEqual({
      wrong_credentials: house.queue.checked,
      too_many_attempts: 50 - house.queue.checked,
    });
  });

  it('lets everybody in who knows their password, once there is room', async () => {
    const people = await Promise.all(Array.from({ length: 50 }, () => house.somebody()));
    const reasons = await Promise.all(people.map(({ account }) => signIn(account.email, PASSWORD)));
    expect(tally(reasons)).toEqual({ 'signed in': 50 });
    expect(await house.rows('SELECT id FROM sign_in')).toHaveLength(50);
    expect(await house.rows('SELECT failures FROM sign_in_attempt WHERE failures > 0')).toEqual([]);
  });

  it('has none who knows their password wait for others who do, though some have failed from the same address', async () => {
    for (let attempt = 0; attempt < 29; attempt++) await signIn(`somebody-${attempt}@example.org`, 'wrong');
    const people = await Promise.all(Array.from({ length: 30 }, () => house.somebody()));
    const reasons = await Promise.all(people.map(({ account }) => signIn(account.email, PASSWORD)));
    expect(tally(reasons)).toEqual({ 'signed in': 30 });
  });

  it('refuses more than the queue has room for, and counts nothing against them', async () => {
    const reasons = await Promise.all(
      Array.from({ length: 60 }, (_, index) => signIn(`somebody-${index}@example.org`, 'wrong', `192.0.2.${index}`)),
    );
    expect(tally(reasons)).toEqual({ wrong_credentials: 52, busy: 8 });
    expect(await house.rows('SELECT subject FROM sign_in_attempt')).toHaveLength(156);
  });
});

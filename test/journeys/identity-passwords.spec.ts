import { parseOptions } from '@node-rs/argon2';
import { checkPassword } from '../../src/contexts/identity/check-password.js';
import { SignInsBusy } from '../../src/contexts/identity/identity.errors.js';
import { PasswordQueue } from '../../src/contexts/identity/password-queue.js';
import { SAMPLE_ACCOUNTS } from '../../src/contexts/identity/sample-accounts.js';
import { IDENTITY_SETTINGS } from '../support/identity-settings.js';

const PERSON = { email: 'karen.blixen@example.org', name: 'Karen  Blixen-Finecke' };
const reasonOf = (password: string) =>
  checkPassword(password, PERSON, 12).then(
    () => null,
    ({ facts }: { facts: { reason: string; argument: string } }) => `${facts.argument}: ${facts.reason}`,
  );

describe('a password', () => {
  it.each([
    ['password_too_short', 'kort nok?'],
    // Eleven, however many bytes they take.
    ['password_too_short', 'æøåæøåæøåæø'],
    ['password_too_long', 'lang '.repeat(41)],
    ['password_too_common', 'qwerty123456'],
    ['password_too_common', 'QWERTY123456'],
    ['password_too_common', 'aaaaaaaaaaaaaa'],
    ['password_too_common', 'ab1-ab1-ab1-ab1'],
    ['password_is_name', 'karen.blixen@example.org'],
    ['password_is_name', 'Karen.BlixenKaren.Blixen'],
    ['password_is_name', 'Karen  Blixen-Finecke'],
    ['password_is_name', 'karenblixen-finecke'],
  ])('is refused as %s: %s', async (reason, password) => {
    expect(await reasonOf(password)).toBe(`password: ${reason}`);
  });

  it.each(['regnvejr i november', 'æøåæøåæøåæøå 1', 'x7!fLq-09vTz', 'Karen Blixen skrev den her'])(
    'is whatever is long enough and not among the first to be tried: %s',
    async (password) => {
      expect(await reasonOf(password)).toBeNull();
    },
  );
});

it('a password is as short as the operator says, and no shorter', async () => {
  await checkPassword('x7!fLq-0', PERSON, 8);
  const tooShort = { facts: { reason: 'password_too_short' }, message: expect.stringContaining('20') };
  await expect(checkPassword('regnvejr i november', PERSON, 20)).rejects.toMatchObject(tooShort);
  await expect(checkPassword('password1', PERSON, 8)).rejects.toMatchObject({
    facts: { reason: 'password_too_common' },
  });
});

describe('the queue of passwords', () => {
  it('knows a password again, however its letters were composed, and no other', async () => {
    const queue = new PasswordQueue(IDENTITY_SETTINGS);
    const hash = await queue.hash('blåbærgrød i år');
    expect(await queue.verify(hash, 'blåbærgrød i år'.normalize('NFD'))).toBe(true);
    expect(await queue.verify(hash, 'blåbærgrød i aar')).toBe(false);
    expect(await queue.verify(null, 'blåbærgrød i år')).toBe(false);
  });

  it('hashes by the parameters that OWASP names first, those of the sample as well', async () => {
    const { algorithm, memoryCost, timeCost, parallelism } = parseOptions(
      await new PasswordQueue(IDENTITY_SETTINGS).hash('x'),
    );
    const parameters = { algorithm, memoryCost, timeCost, parallelism };
    expect(parameters).toEqual({ algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    for (const { passwordHash } of SAMPLE_ACCOUNTS) expect(parseOptions(passwordHash)).toMatchObject(parameters);
  });

  it.each(SAMPLE_ACCOUNTS)('fits the password of $email', async ({ email, name, password, passwordHash }) => {
    expect(await new PasswordQueue(IDENTITY_SETTINGS).verify(passwordHash, password)).toBe(true);
    await checkPassword(password, { email, name }, 12);
  });

  it('lets as few do so at once, and as few wait, as the operator says', async () => {
    const queue = new PasswordQueue({ ...IDENTITY_SETTINGS, passwordHashes: 1, passwordQueue: 1 });
    let running = 0;
    const work = async () => {
      running += 1;
      expect(running).toBe(1);
      await queue.hash('regnvejr i november');
      running -= 1;
    };
    const both = Promise.all([queue.inTurn(work), queue.inTurn(work)]);
    await expect(queue.inTurn(work)).rejects.toBeInstanceOf(SignInsBusy);
    await both;
  });

  it('refuses more than fifty that wait, and takes others once they are through', async () => {
    const queue = new PasswordQueue(IDENTITY_SETTINGS);
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const waiting = Array.from({ length: 52 }, () => queue.inTurn(() => gate));
    await expect(queue.inTurn(() => gate)).rejects.toBeInstanceOf(SignInsBusy);
    open();
    await Promise.all(waiting);
    expect(await queue.inTurn(async () => 'through')).toBe('through');
  });
});

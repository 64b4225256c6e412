import { type Administered, administered } from '../support/administrators.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given } from '../support/given.js';
import { browserOfSomebody } from '../support/people.js';
import { say } from '../support/wire.js';

const HAPPENINGS = `{
  happenings(first: 100) { nodes { action by subject subjectType organisation { code } facts { name value } } }
}`;
const GRANT = 'mutation ($input: RoleInput!) { renamed: grantRole(input: $input) { id } }';
const SUBMIT =
  'mutation ($input: SubmitMeasurementsInput!) { submitMeasurements(input: $input) { refused { code reason } } }';
const JSON_BODY = { 'content-type': 'application/json' };
const ONE = JSON.stringify({ query: 'mutation { signOut }' });
const EVERY_MS = 20;
const SOON_MS = 10_000;

interface Happening {
  readonly action: string;
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

describe.each(DATABASE_KINDS)('a refusal on %s', (kind) => {
  let app: TestApp;
  let place: Administered;
  beforeEach(async () => {
    app = await startApp(kind);
    place = await administered(app);
  });
  afterEach(() => app.close());

  const refused = async (browser = place.everywhere.browser): Promise<readonly Happening[]> => {
    const { happenings } = await browser.get(HAPPENINGS);
    return happenings.nodes.filter(({ action }: Happening) => action === 'refused');
  };
  /** It is written behind the answer. */
  const soon = async (count: number) => {
    for (let left = SOON_MS / EVERY_MS; left > 0 && (await refused()).length < count; left -= 1) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    }
    return refused();
  };
  const facts = (found: readonly Happening[]) => found.map((one) => one.facts.map(({ value }) => value)).sort();

  it('within a submission is told, though the rest of it is stored', async () => {
    const plan = await given(app).plan({ participants: [] });
    const { browser } = await browserOfSomebody(app, { role: 'VIEWER', in: place.kitchen });
    const measurement = { indicator: plan.indicator.id, organisation: place.kitchen, year: 2022, value: 1 };
    const { submitMeasurements } = await browser.get(SUBMIT, { input: { measurements: [measurement] } });
    expect(submitMeasurements.refused).toEqual([{ code: 'FORBIDDEN', reason: expect.any(String) }]);
    expect(facts(await soon(1))).toEqual([['submitMeasurements', submitMeasurements.refused[0].reason]]);
  });

  it('of somebody without the role is told to the administrators of where that somebody has one', async () => {
    const { id, email, browser } = await browserOfSomebody(app, { role: 'REPORTER', in: place.kitchen });
    const input = { account: id, role: 'ADMIN', organisation: place.kitchen };
    for (let times = 0; times < 3; times += 1) {
      expect((await browser.refusal(GRANT, { input }))['reason']).toBe('role_missing');
    }
    const expected = {
      action: 'refused',
      by: email,
      subject: id,
      subjectType: 'Account',
      organisation: { code: place.kitchen.code },
      facts: [
        { name: 'field', value: 'grantRole' },
        { name: 'reason', value: 'role_missing' },
      ],
    };
    expect(await soon(1)).toEqual([expected]);
    expect(await refused(place.admin.browser)).toEqual([expected]);
    expect(await refused(place.neighbours.browser)).toEqual([]);
  });

  it('of a key is told, once for each reason', async () => {
    for (const query of ['mutation { signOut }', '{ accounts { totalCount } }', '{ keys { totalCount } }']) {
      expect((await app.refusal(query))['reason']).toBe('not_for_keys');
    }
    const [first, ...others] = await soon(1);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ by: 'key "tests"', subjectType: 'ApiKey', organisation: null });
    expect(facts(first ? [first] : [])).toEqual([['signOut', 'not_for_keys']]);
  });

  it('of a key that is not valid, and of a page of another site, is told without a word of the secret', async () => {
    const cookie = place.admin.browser.headers()['cookie'] ?? '';
    const asked = [
      { authorization: 'Bearer mk_guessed' },
      { authorization: 'Bearer mk_guessed-again' },
      { cookie, origin: 'https://evil.example' },
    ];
    const statuses: unknown[] = [];
    for (const headers of asked) {
      statuses.push((await say(`${app.url}/graphql`, { headers: { ...JSON_BODY, ...headers }, body: ONE })).status);
    }
    expect(statuses).toEqual([401, 401, 403]);
    const found = await soon(2);
    expect(facts(found)).toEqual([
      ['/graphql', 'foreign_origin'],
      ['/graphql', 'unknown_key'],
    ]);
    expect(found).toMatchObject([
      { by: 'visitor', subjectType: 'Request' },
      { by: 'visitor', subjectType: 'Request' },
    ]);
    expect(JSON.stringify(found)).not.toContain('guessed');
    expect(await refused(place.admin.browser)).toEqual([]);
  });

  it('is written before the server stops', async () => {
    await app.refusal('mutation { signOut }');
    await app.restart();
    expect(await refused()).toHaveLength(1);
  });

  it('is not what a visitor is told who has to sign in', async () => {
    expect((await app.visitor.refusal('mutation { signOut }'))['reason']).toBe('not_signed_in');
    await app.restart();
    expect(await refused()).toEqual([]);
  });
});

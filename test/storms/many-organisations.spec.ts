import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../src/database/database.js';
import type { Parameter } from '../../src/database/session.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';

/** More than SQLite binds to one statement. */
const MANY = 40_000;

describe.each(DATABASE_KINDS)('a participant with very many organisations below it on %s', (kind) => {
  let app: TestApp;
  let plan: Plan;
  let municipality: OrganisationRef;
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
    municipality = await given(app).organisation();
    plan = await given(app).plan({ participants: [municipality] });
    await addDepartments(app.server.database, municipality);
    await given(app).measurement({
      indicator: plan.indicator.id,
      organisation: { code: `afdeling-${MANY - 1}`, country: 'DK' },
      year: 2023,
      value: 30,
    });
  }, 120_000);
  afterAll(() => app.close());

  const PROGRESS = '{ year themes { goals { indicators { value coverage { expected reported } } } } }';

  it.each([
    ['for all participants together', null],
    ['for the participant', () => municipality],
    ['for one of those below', () => ({ code: `afdeling-${MANY - 1}`, country: 'DK' })],
  ])('has its progress told %s', async (_whom, organisation) => {
    const { strategy } = await app.visitor.get(
      `query ($slug: String!, $organisation: OrganisationRef) {
         strategy(slug: $slug) { progress(organisation: $organisation) ${PROGRESS} }
       }`,
      { slug: plan.strategy.slug, organisation: organisation?.() ?? null },
    );
    expect(strategy.progress).toMatchObject({ year: 2023, themes: [{ goals: [{ indicators: [{ value: 30 }] }] }] });
  });

  it('can still not be joined by a part of it', async () => {
    const refusal = await app.refusal('mutation ($input: JoinStrategyInput!) { joinStrategy(input: $input) { id } }', {
      input: { strategy: plan.strategy.id, organisation: { code: 'afdeling-7', country: 'DK' } },
    });
    expect(refusal).toMatchObject({ reason: 'participants_overlap' });
  });

  it('can join another strategy, whose participants are looked through for its parts', async () => {
    const { id } = await given(app).strategy();
    await expect(given(app).participant({ id }, municipality)).resolves.toEqual({ id: expect.any(String) });
  });
});

async function addDepartments(database: Database, { code, country }: OrganisationRef): Promise<void> {
  const AT_ONCE = 2_000;
  const rows = Array.from(
    { length: AT_ONCE },
    (_, n) => `($${2 * n + 2}, 'DK', $${2 * n + 3}, 'DEPARTMENT', '[]', '', $1)`,
  );
  const insert = `INSERT INTO organisation (id, country, code, kind, name, search_text, parent_id) VALUES ${rows.join(', ')}`;
  await database.write(async (session) => {
    const [parent] = await session.rows<{ id: string }>(
      'SELECT id FROM organisation WHERE code = $1 AND country = $2',
      [code, country],
    );
    if (!parent) throw new Error('A department needs a municipality');
    for (let from = 0; from < MANY; from += AT_ONCE) {
      const named = Array.from({ length: AT_ONCE }, (_, n): Parameter[] => [uuidv7(), `afdeling-${from + n}`]);
      await session.execute(insert, [parent.id, ...named.flat()]);
    }
  });
}

import { AnswerCache } from '../../src/faces/answer-cache.js';
import { cacheVersions } from '../../src/faces/cache-versions.js';
import { GRAPHQL_PATH } from '../../src/faces/graphql-options.js';
import { putBefore } from '../../src/faces/put-before.js';
import { startServer } from '../../src/main.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given } from '../support/given.js';
import { type Heard, say } from '../support/wire.js';

const REPORTERS = [0, 1, 2];
const READERS = 4;
const CORRECTIONS = 15;
const JSON_BODY = { 'content-type': 'application/json' };

describe.each(DATABASE_KINDS)('answers that are kept on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());

  it('are never older than a write that was acknowledged before they were asked for', async () => {
    const { stale, told, same } = await storm(app, [app.url]);
    expect(stale).toEqual([]);
    expect(told).toBeGreaterThan(CORRECTIONS);
    expect(same).toBeGreaterThan(0);
  });

  it('would be, if the cache believed for longer than a question that nothing has changed', async () => {
    const { database } = app.server;
    const { indicator, strategy, organisations } = await planOf(app);
    let believed = '';
    const credulous = new AnswerCache({ ...cacheVersions(database), version: () => believed }, GRAPHQL_PATH);
    putBefore(app.server.app.getHttpServer(), (behind) => credulous.before(behind));
    const query = `{ strategy(slug: "${strategy}") { progress(year: 2022) { themes { goals { indicators { value } } } } } }`;
    const told = async (): Promise<unknown> => (await app.visitor.get(query)).strategy.progress.themes[0].goals[0];
    let isOld = false;
    // The history is sealed now and then, which is a change as well.
    for (let attempt = 1; attempt <= 5 && !isOld; attempt += 1) {
      believed = await database.version();
      const before = await told();
      for (const organisation of organisations) {
        const version = attempt === 1 ? undefined : attempt - 1;
        await given(app).measurement({ indicator, organisation, year: 2022, value: attempt, version });
      }
      const after = await told();
      believed = await database.version();
      isOld =
        JSON.stringify(after) === JSON.stringify(before) && JSON.stringify(await told()) !== JSON.stringify(after);
    }
    expect(isOld).toBe(true);
  });
});

describe('two processes that share a PostgreSQL', () => {
  it('never give an answer that is older than a write that either of them acknowledged', async () => {
    const app = await startApp('PostgreSQL');
    const second = await startServer(app.settings);
    const { stale, told, same } = await storm(app, [second.url, app.url]);
    await second.close();
    await app.close();
    expect(stale).toEqual([]);
    expect(told).toBeGreaterThan(CORRECTIONS);
    expect(same).toBeGreaterThan(0);
  });
});

/**
 * Reporters each correct a figure of their own again and again, upwards, while readers ask for all of them. Whoever asks
 * notes before what has been acknowledged by then: the answer may say no less.
 * @param readAt the servers that are asked; what is written goes through the app
 */
async function storm(app: TestApp, readAt: readonly string[]) {
  const { indicator, strategy, organisations } = await planOf(app);
  const acknowledged = REPORTERS.map(() => 0);
  let isOver = false;
  const reportAll = REPORTERS.map(async (reporter) => {
    for (let value = 1; value <= CORRECTIONS; value += 1) {
      const version = value === 1 ? undefined : value - 1;
      await given(app).measurement({ indicator, organisation: organisations[reporter], year: 2022, value, version });
      acknowledged[reporter] = value;
    }
  });
  const progress = organisations.map(
    ({ code }, reporter) =>
      `r${reporter}: progress(organisation: { country: "DK", code: "${code}" }, year: 2022) {
        themes { goals { indicators { value } } } }`,
  );
  const query = `{ strategy(slug: "${strategy}") { ${progress.join('\n')} } }`;
  const body = JSON.stringify({ query });
  const stale: string[] = [];
  let [told, same] = [0, 0];
  const readAll = Array.from({ length: READERS }, async (_, reader) => {
    let known: Heard | undefined;
    // Twice when all is over: the last state, and that it is still the one.
    for (let left = 2; left > 0; left -= isOver ? 1 : 0) {
      const least = [...acknowledged];
      const url = `${readAt[reader % readAt.length]}/graphql`;
      // Every other reader asks in an address, and only for what it does not have.
      const isByTag = Math.floor(reader / readAt.length) % 2 === 1;
      const heard: Heard = await (isByTag ? askByTag(url, query, known) : say(url, { headers: JSON_BODY, body }));
      const answer = heard.status === 304 && known ? known : heard;
      if (isByTag) known = answer;
      if (heard.status === 304) same += 1;
      const { data } = JSON.parse(answer.body);
      const values = REPORTERS.map((reporter) => data.strategy[`r${reporter}`].themes[0].goals[0].indicators[0].value);
      told += 1;
      if (values.some((value, reporter) => (value ?? 0) < (least[reporter] ?? 0)))
        stale.push(`${values} after ${least}`);
    }
  });
  await Promise.all(reportAll);
  isOver = true;
  await Promise.all(readAll);
  return { stale, told, same };
}

/** Asks for an answer that may be the one that is known. */
function askByTag(url: string, query: string, known: Heard | undefined): Promise<Heard> {
  const tag = known ? { 'if-none-match': String(known.headers['etag']) } : {};
  const headers = { 'apollo-require-preflight': 'yes', ...tag };
  return say(`${url}?${new URLSearchParams({ query })}`, { method: 'GET', headers });
}

async function planOf(app: TestApp) {
  const make = given(app);
  const organisations = [];
  for (const _ of REPORTERS) organisations.push(await make.organisation());
  const { indicator, strategy } = await make.plan({ participants: organisations });
  return { indicator: indicator.id, strategy: strategy.slug, organisations };
}

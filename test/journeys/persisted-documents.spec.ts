import { startApp, type TestApp } from '../support/app.js';
import { given } from '../support/given.js';
import { hashOf, TITLES, tinyPages } from '../support/tiny-pages.js';
import { type Heard, say } from '../support/wire.js';

const PREFLIGHT = { 'apollo-require-preflight': 'yes' };
const JSON_BODY = { 'content-type': 'application/json' };
const STRANGE = '{ strategies { nodes { id slug } } }';

describe('the documents of the page', () => {
  const built = tinyPages();
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp('SQLite', { pages: built.pages, environment: { MAALBAR_MAX_QUERY_COMPLEXITY: '1000' } });
    await given(app).plan({ strategy: { title: [{ language: 'DA', text: 'Grøn by' }] } });
  });
  afterAll(async () => {
    await app.close();
    built.remove();
  });

  const persisted = (text: string, version = 1) => ({ persistedQuery: { version, sha256Hash: hashOf(text) } });
  const address = (extensions: object, others: Readonly<Record<string, string>> = {}) =>
    `${app.url}/graphql?${new URLSearchParams({ ...others, extensions: JSON.stringify(extensions) })}`;
  const get = (url: string, headers: Readonly<Record<string, string>> = PREFLIGHT): Promise<Heard> =>
    say(url, { method: 'GET', headers });
  const post = (body: object) => app.send({ method: 'POST', headers: JSON_BODY, body: JSON.stringify(body) });

  it('are asked for by the hash of their text, with variables', async () => {
    const variables = JSON.stringify({ language: 'SV' });
    const { status, body } = await get(address(persisted(TITLES), { operationName: 'Titles', variables }));
    expect([status, JSON.parse(body)]).toEqual([200, { data: { strategies: { nodes: [{ title: 'Grøn by' }] } } }]);
    expect((await post({ extensions: persisted(TITLES) })).data.strategies.nodes).toHaveLength(1);
  });

  it('are the only ones: another hash is not found, and cannot be stored', async () => {
    const notFound = [
      {
        message: 'PersistedQueryNotFound',
        extensions: { code: 'BAD_INPUT', reason: 'persisted_query_not_found' },
      },
    ];
    expect((await post({ extensions: persisted(STRANGE) })).errors).toEqual(notFound);
    // Who sends the text as well is answered, as clients of Apollo's kind expect.
    expect((await post({ query: STRANGE, extensions: persisted(STRANGE) })).data.strategies.nodes).toHaveLength(1);
    expect((await post({ extensions: persisted(STRANGE) })).errors).toEqual(notFound);
    const heard = await get(address(persisted(STRANGE)));
    expect(heard).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect(JSON.parse(heard.body).errors).toEqual(notFound);
  });

  it('are not confused with others by a wrong hash or version', async () => {
    const wrong = { code: 'BAD_INPUT', reason: 'wrong_persisted_query' };
    for (const body of [{ query: STRANGE, extensions: persisted(TITLES) }, { extensions: persisted(TITLES, 2) }]) {
      const { status, errors } = await post(body);
      expect([status, errors[0]?.extensions]).toEqual([400, wrong]);
    }
    for (const sha256Hash of [undefined, null, 7, [], {}, '__proto__', 'constructor']) {
      const { data, errors } = await post({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
      expect([data, errors[0]?.message]).toEqual([null, 'PersistedQueryNotFound']);
    }
  });

  it('are refused, as everything in an address is, without a header that no foreign page can send', async () => {
    const { status, body } = await get(address(persisted(TITLES)), {});
    expect([status, JSON.parse(body).errors[0].extensions.reason]).toEqual([400, 'needs_preflight_header']);
  });

  it('may not ask for more than others may', async () => {
    const few = await startApp('SQLite', { pages: built.pages, environment: { MAALBAR_MAX_QUERY_DEPTH: '1' } });
    const asked = { method: 'POST', headers: JSON_BODY, body: JSON.stringify({ extensions: persisted(TITLES) }) };
    const refused = await few.send(asked);
    await few.close();
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'LIMIT_EXCEEDED', reason: 'query_too_deep' });
  });

  describe('and other questions in an address', () => {
    const ask = (query: string, headers = {}) =>
      get(`${app.url}/graphql?${new URLSearchParams({ query })}`, { ...PREFLIGHT, ...headers });

    it('are answered with a tag, by which somebody asks again and is told only that nothing has changed', async () => {
      const url = address(persisted(TITLES));
      const first = await get(url);
      expect(first.headers).toMatchObject({
        'cache-control': 'no-cache',
        vary: 'Accept, Accept-Language, Accept-Encoding, Authorization, Cookie',
        etag: expect.stringMatching(/^W\/".+"$/),
      });
      const etag = String(first.headers['etag']);
      const again = await get(url, { ...PREFLIGHT, 'if-none-match': etag });
      expect(again).toMatchObject({ status: 304, body: '', headers: { etag, 'cache-control': 'no-cache' } });
      expect(again.headers).not.toHaveProperty('content-type');
    });

    it.each([
      ['a refusal', '{ organisations(first: 500) { totalCount } }'],
      ['a fault', '{ nothing }'],
      ['a mutation', 'mutation { updateStrategy(input: {}) { id } }'],
      ['no text', '{'],
    ])('are stored nowhere where they have errors: %s', async (_what, query) => {
      const heard = await ask(query);
      expect(JSON.parse(heard.body).errors).toHaveLength(1);
      expect(heard.headers).toMatchObject({ 'cache-control': 'no-store' });
    });

    it('are stored nowhere where nobody may ask them, and where they are posted', async () => {
      const refused = await ask(STRANGE, { 'apollo-require-preflight': '' });
      expect(refused).toMatchObject({ status: 400, headers: { 'cache-control': 'no-store' } });
      const posted = await say(`${app.url}/graphql`, { headers: JSON_BODY, body: JSON.stringify({ query: STRANGE }) });
      expect(posted).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    });
  });
});

import { connect, type Socket } from 'node:net';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { newAsking, type Who } from '../support/askers.js';
import { given, type OrganisationRef } from '../support/given.js';

const CREATE = 'mutation ($input: CreateStrategyInput!) { createStrategy(input: $input) { id } }';

/** The credentials of a request are looked up when its whole body is there, however slowly it comes. */
describe.each(DATABASE_KINDS)('whoever sends the body late on %s', (kind) => {
  let app: TestApp;
  let organisation: OrganisationRef;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    organisation = await given(app).organisation();
  });

  const bodies: readonly [string, () => string][] = [
    ['application/json', () => JSON.stringify({ query: CREATE, variables: variables() })],
    [
      'application/x-www-form-urlencoded',
      () => new URLSearchParams({ query: CREATE, variables: JSON.stringify(variables()) }).toString(),
    ],
  ];
  const variables = () => ({
    input: {
      owner: organisation,
      slug: 'sent-late',
      title: [{ language: 'DA', text: 'Sent' }],
      startYear: 2024,
      endYear: 2026,
    },
  });
  const asking = (who: Who) => newAsking(app, who, organisation);
  const titles = async () =>
    (await app.get('{ strategies(first: 100) { nodes { slug } } }')).strategies.nodes.map(
      ({ slug }: { slug: string }) => slug,
    );

  it.each(bodies)('writes nothing by a key that is revoked meanwhile: %s', async (type, body) => {
    const key = await asking({ kind: 'key', role: 'STRATEGY_OWNER' });
    const heard = await sentInTwo(app.url, { type, body: body(), headers: key.headers }, () =>
      app.server.database.write((session) =>
        session.execute('UPDATE api_key SET revoked_at = $1 WHERE role = $2', [session.instant, 'STRATEGY_OWNER']),
      ),
    );
    expect(heard).toMatch(/^HTTP\/1\.1 401 /);
    expect(heard).toContain('unknown_key');
    expect(await titles()).not.toContain('sent-late');
  });

  it.each([
    ['that has ended', 'DELETE FROM sign_in', 'not_signed_in'],
    ['whose role has ended', "DELETE FROM membership WHERE role = 'STRATEGY_OWNER'", 'role_missing'],
  ])('writes nothing by a sign-in %s meanwhile', async (_what, statement, reason) => {
    const [type, body] = bodies[0] ?? ['', () => ''];
    const owner = await asking({ kind: 'account', role: 'STRATEGY_OWNER' });
    const heard = await sentInTwo(app.url, { type, body: body(), headers: owner.headers }, () =>
      app.server.database.write((session) => session.execute(statement)),
    );
    expect(heard).toContain(reason);
    expect(await titles()).not.toContain('sent-late');
  });
});

interface Sent {
  readonly type: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What is answered to a request of which the second half of the body is sent when something else has happened. */
async function sentInTwo(
  url: string,
  { type, body, headers }: Sent,
  meanwhile: () => Promise<unknown>,
): Promise<string> {
  const { port, host } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  const all = {
    host,
    'content-type': type,
    'content-length': String(Buffer.byteLength(body)),
    'apollo-require-preflight': 'yes',
    connection: 'close',
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  const half = Math.floor(body.length / 2);
  socket.write(['POST /graphql HTTP/1.1', ...lines, '', body.slice(0, half)].join('\r\n'));
  // Long enough for the server to have looked up whoever it is, if it did so by now.
  await new Promise((resolve) => setTimeout(resolve, 300));
  await meanwhile();
  socket.write(body.slice(half));
  return allOf(socket);
}

async function allOf(socket: Socket): Promise<string> {
  const parts: string[] = [];
  for await (const part of socket.setEncoding('utf8')) parts.push(String(part));
  return parts.join('');
}

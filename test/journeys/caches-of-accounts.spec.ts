import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { newAsking, type Who } from '../support/askers.js';
import { given } from '../support/given.js';
import { type Place, placeAt } from '../support/places.js';
import { type Heard, say } from '../support/wire.js';

const ROUNDS = 4;

const QUESTION = `query ($draft: ID!, $figure: ID!, $strategy: ID!) {
  viewer { account { email } }
  nodes(ids: [$draft, $figure]) { ... on Measurement { state value viewerMay { save } } }
  strategy(id: $strategy) { participants { nodes { organisation { code } } } }
}`;

/** What of it each is told: who it is, the draft, the figure, whether it may change it, and who takes part. */
const TOLD: readonly { readonly name: string; readonly who: Who; readonly told: readonly unknown[] }[] = [
  { name: 'visitor', who: { kind: 'visitor', role: null }, told: [false, null, null, null, false] },
  { name: 'viewer', who: { kind: 'account', role: 'VIEWER' }, told: [true, null, 20, false, true] },
  { name: 'reporter', who: { kind: 'account', role: 'REPORTER' }, told: [true, 30, 20, true, true] },
  { name: 'key of a viewer', who: { kind: 'key', role: 'VIEWER' }, told: [false, null, 20, false, true] },
  { name: 'key of a reporter', who: { kind: 'key', role: 'REPORTER' }, told: [false, 30, 20, true, true] },
];

type Headers = Readonly<Record<string, string>>;

describe.each(DATABASE_KINDS)('who asks the same on %s', (kind) => {
  let app: TestApp;
  let place: Place;
  let asking: readonly { readonly name: string; readonly headers: Headers; readonly told: readonly unknown[] }[];
  beforeAll(async () => {
    app = await startApp(kind);
    place = await placeAt(app, await given(app).organisation());
    asking = await Promise.all(
      TOLD.map(async ({ name, who, told }) => {
        const { headers } = await newAsking(app, who, place.organisation);
        return { name, headers, told };
      }),
    );
  });
  afterAll(() => app.close());

  const posted = (headers: Headers): Promise<Heard> =>
    say(`${app.url}/graphql`, {
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: QUESTION, variables: variables() }),
    });
  const inAddress = (headers: Headers): Promise<Heard> => {
    const asked = new URLSearchParams({ query: QUESTION, variables: JSON.stringify(variables()) });
    return say(`${app.url}/graphql?${asked}`, {
      method: 'GET',
      headers: { 'apollo-require-preflight': 'yes', ...headers },
    });
  };
  const WAYS: [string, (headers: Headers) => Promise<Heard>][] = [
    ['posted', posted],
    ['in an address', inAddress],
  ];

  it.each(WAYS)('one after the other is told what each may know: %s', async (_how, ask) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const { name, headers, told } of asking) {
        expect({ name, told: toldIn(await ask(headers)) }).toEqual({ name, told });
      }
    }
  });

  it.each(WAYS)('all at once is told what each may know: %s', async (_how, ask) => {
    const crowd = Array.from({ length: ROUNDS }, () => asking).flat();
    const heard = await Promise.all(
      crowd.map(async ({ name, headers }) => ({ name, told: toldIn(await ask(headers)) })),
    );
    expect(heard).toEqual(crowd.map(({ name, told }) => ({ name, told })));
  });

  it('is not told that nothing has changed by the tag of what somebody else was told', async () => {
    const heard = await Promise.all(asking.map(({ headers }) => inAddress(headers)));
    const tags = heard.map(({ headers }) => headers['etag']).filter((tag) => typeof tag === 'string');
    expect(tags.length).toBeGreaterThan(0);
    for (const { name, headers, told } of asking) {
      const own = (await inAddress(headers)).headers['etag'];
      const others = tags.filter((tag) => tag !== own).join(', ');
      expect({ name, told: toldIn(await inAddress({ ...headers, 'if-none-match': others })) }).toEqual({ name, told });
    }
  });

  function variables() {
    return { draft: place.draft, figure: place.figure, strategy: place.joined.strategy.id };
  }

  function toldIn({ body }: Heard): readonly unknown[] {
    const { viewer, nodes, strategy } = JSON.parse(body).data;
    const [draft, figure] = nodes;
    const [participant] = strategy.participants.nodes;
    return [
      viewer !== null,
      draft?.value ?? null,
      figure?.value ?? null,
      figure?.viewerMay.save ?? null,
      participant.organisation?.code === place.organisation.code,
    ];
  }
});

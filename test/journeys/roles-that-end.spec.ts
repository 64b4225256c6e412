import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { type Asking, type Self, signedInAnew } from '../support/askers.js';
import { given, type OrganisationRef } from '../support/given.js';
import { type Place, placeAt } from '../support/places.js';
import { connect, subscribe } from '../support/subscriber.js';
import { whileChanging } from '../support/while-changing.js';

const SUBMIT = `mutation ($input: SubmitMeasurementsInput!) {
  submitMeasurements(input: $input) { accepted { id state value } refused { reason } }
}`;
const CHANGES = `subscription ($strategy: ID!) {
  strategyProgressChanged(strategy: $strategy) { strategy { participants { nodes { organisation { code } } } } }
}`;

describe.each(DATABASE_KINDS)('whose role has ended on %s', (kind) => {
  let app: TestApp;
  let organisation: OrganisationRef;
  let place: Place;
  let reporter: Asking & { readonly self: Self };
  let administrator: Asking;
  beforeAll(async () => {
    app = await startApp(kind);
    organisation = await given(app).organisation();
    place = await placeAt(app, organisation);
    administrator = await signedInAnew(app, { role: 'ADMIN', in: organisation });
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    reporter = await signedInAnew(app, { role: 'REPORTER', in: organisation });
  });

  const as = ({ headers }: Asking, query: string, variables: object) => app.visitor.get(query, variables, headers);
  const endRole = () =>
    as(administrator, 'mutation ($input: RoleInput!) { revokeRole(input: $input) { id } }', {
      input: { account: reporter.self.id, role: 'REPORTER', organisation },
    });

  it('learns nothing that was drafted since by sending a submission again', async () => {
    const indicator = await given(app).indicator();
    const key = { indicator: indicator.id, organisation, year: 2022 };
    const submission = { measurements: [{ ...key, value: 1 }], idempotencyKey: 'sent-twice' };
    const { submitMeasurements: first } = await as(reporter, SUBMIT, { input: submission });
    expect(first).toMatchObject({ accepted: [{ state: 'SUBMITTED', value: 1 }], refused: [] });
    await endRole();
    await app.get('mutation ($input: SaveMeasurementInput!) { saveMeasurement(input: $input) { id } }', {
      input: { measurement: { ...key, value: 99, version: 1 } },
    });
    const { submitMeasurements: again } = await as(reporter, SUBMIT, { input: submission });
    expect(again).toEqual(first);
  });

  it('sees no draft any more, in the same sign-in', async () => {
    const node = async () =>
      (await as(reporter, 'query ($id: ID!) { node(id: $id) { id } }', { id: place.draft })).node;
    expect(await node()).toEqual({ id: place.draft });
    await endRole();
    expect(await node()).toBeNull();
  });

  it('is told no name any more by a subscription that began before', async () => {
    const client = connect(app.url, reporter.headers);
    const subscriber = subscribe(client, CHANGES, { strategy: place.joined.strategy.id });
    const nameIn = async () => {
      const { data } = await whileChanging(changed, subscriber.next());
      return data?.strategyProgressChanged.strategy.participants.nodes[0].organisation;
    };
    expect(await nameIn()).toEqual({ code: organisation.code });
    await endRole();
    // What was under way when the role ended may still come.
    const later = [await nameIn(), await nameIn(), await nameIn(), await nameIn()];
    await client.dispose();
    expect(later.at(-1)).toBeNull();
  });

  function changed(): Promise<unknown> {
    return app.get('mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { id } }', {
      input: { id: place.joined.strategy.id, title: [{ language: 'DA', text: 'Ny titel' }] },
    });
  }
});

import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';

const DASHBOARD = `
  query ($organisation: OrganisationRef, $year: Int) {
    strategy(slug: "indkoeb-med-mening") {
      progress(organisation: $organisation, year: $year) {
        year status
        goalCounts { targetReached onTrack behind farBehind movingAway notAssessed }
      }
    }
  }`;

describe.each(DATABASE_KINDS)('the sample strategy on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind, { sample: true });
  });
  afterAll(() => app.close());

  it('shows every status at first sight', async () => {
    const { strategy } = await app.visitor.get(DASHBOARD);
    expect(strategy.progress).toEqual({
      year: 2023,
      status: 'BEHIND',
      goalCounts: { targetReached: 2, onTrack: 7, behind: 5, farBehind: 3, movingAway: 1, notAssessed: 2 },
    });
  });

  it('is still there after a restart, and not there twice', async () => {
    await app.restart();
    const { strategies } = await app.visitor.get('{ strategies { totalCount nodes { slug } } }');
    expect(strategies).toEqual({ totalCount: 1, nodes: [{ slug: 'indkoeb-med-mening' }] });
  });
});

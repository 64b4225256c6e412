import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { leastStatements } from '../support/count-statements.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';
import { browserOfSomebody, type Held } from '../support/people.js';

const ORGANISATION = `
  query ($ref: OrganisationRef!) { organisation(ref: $ref) { viewerMay { addPart administer join report } } }`;
const PLAN = `
  query ($slug: String!) {
    strategy(slug: $slug) {
      viewerMay { edit }
      goals { viewerMay { edit } indicators { viewerMay { edit } indicator { viewerMay { edit } } } }
      participants { nodes { viewerMay { adoptLocally } } }
    }
  }`;

describe.each(DATABASE_KINDS)('what viewerMay says on %s', (kind) => {
  let app: TestApp;
  let owner: OrganisationRef;
  let municipality: OrganisationRef;
  let kitchen: OrganisationRef;
  let plan: Plan;
  beforeAll(async () => {
    app = await startApp(kind);
    owner = await given(app).organisation({ kind: 'ASSOCIATION' });
    municipality = await given(app).organisation();
    kitchen = await given(app).department(municipality);
    plan = await given(app).plan({ participants: [municipality], strategy: { owner }, indicator: { owner } });
  });
  afterAll(() => app.close());

  const abilitiesOf = async (held: Held, ref: OrganisationRef) => {
    const { browser } = await browserOfSomebody(app, held);
    return (await browser.get(ORGANISATION, { ref })).organisation.viewerMay;
  };
  const nothing = { addPart: false, administer: false, join: false, report: false };

  it('of an organisation is what each role may do there, and below', async () => {
    const may = {
      ADMIN: { addPart: true, administer: true, join: true, report: true },
      STRATEGY_OWNER: { ...nothing, join: true },
      REVIEWER: { ...nothing, report: true },
      REPORTER: { ...nothing, report: true },
      VIEWER: nothing,
    };
    for (const role of ['ADMIN', 'STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'] as const) {
      expect([role, await abilitiesOf({ role, in: municipality }, kitchen)]).toEqual([role, may[role]]);
      expect([role, await abilitiesOf({ role, in: 'everywhere' }, kitchen)]).toEqual([role, may[role]]);
      expect([role, await abilitiesOf({ role, in: kitchen }, municipality)]).toEqual([role, nothing]);
      expect([role, await abilitiesOf({ role, in: owner }, kitchen)]).toEqual([role, nothing]);
    }
  });

  it('of an organisation is nothing to administer for a key', async () => {
    expect(await app.get(ORGANISATION, { ref: kitchen })).toEqual({
      organisation: { viewerMay: { addPart: true, administer: false, join: true, report: true } },
    });
  });

  const planFor = async (held: Held) => {
    const { browser } = await browserOfSomebody(app, held);
    return (await browser.get(PLAN, { slug: plan.strategy.slug })).strategy;
  };
  const shown = (edit: boolean, adoptLocally: boolean) => ({
    viewerMay: { edit },
    goals: [{ viewerMay: { edit }, indicators: [{ viewerMay: { edit }, indicator: { viewerMay: { edit } } }] }],
    participants: { nodes: [{ viewerMay: { adoptLocally } }] },
  });

  it('of a plan is what its owner may change, and what is its participants’ own', async () => {
    expect(await planFor({ role: 'STRATEGY_OWNER', in: owner })).toEqual(shown(true, false));
    expect(await planFor({ role: 'STRATEGY_OWNER', in: municipality })).toEqual(shown(false, true));
    expect(await planFor({ role: 'STRATEGY_OWNER', in: kitchen })).toEqual(shown(false, false));
    expect(await planFor({ role: 'REVIEWER', in: 'everywhere' })).toEqual(shown(false, false));
    expect(await planFor({ role: 'ADMIN', in: 'everywhere' })).toEqual(shown(true, true));
  });

  it('is nothing for a visitor, whom it costs no statement', async () => {
    expect((await app.visitor.get(PLAN, { slug: plan.strategy.slug })).strategy).toEqual(shown(false, false));
    expect(await app.visitor.get(ORGANISATION, { ref: kitchen })).toEqual({ organisation: { viewerMay: nothing } });
    const asking = (field: string) => leastStatements(app, `{ organisations { nodes { code ${field} } } }`, {});
    expect(await asking('viewerMay { report }')).toEqual(await asking('kind'));
  });
});

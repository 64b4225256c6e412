import { addOrganisation } from '../../src/contexts/organisations/add-organisation.js';
import { mayAddOrganisation } from '../../src/contexts/organisations/organisation.policy.js';
import { getOrganisation } from '../../src/contexts/organisations/organisation-ref.js';
import { addGoal } from '../../src/contexts/planning/add-goal.js';
import { addTheme } from '../../src/contexts/planning/add-theme.js';
import { createIndicator } from '../../src/contexts/planning/create-indicator.js';
import { createStrategy } from '../../src/contexts/planning/create-strategy.js';
import { joinStrategy } from '../../src/contexts/planning/join-strategy.js';
import { leaveOutGoal } from '../../src/contexts/planning/leave-out-goal.js';
import * as planning from '../../src/contexts/planning/planning.policy.js';
import { setTargets } from '../../src/contexts/planning/set-targets.js';
import { updateStrategy } from '../../src/contexts/planning/update-strategy.js';
import { useIndicator } from '../../src/contexts/planning/use-indicator.js';
import { maySeeWorkingView } from '../../src/contexts/progress/progress.policy.js';
import { progressOfEach } from '../../src/contexts/progress/progress-of.js';
import { maySeeDraft, maySubmit } from '../../src/contexts/reporting/measurement.policy.js';
import { reportMeasurements } from '../../src/contexts/reporting/report-measurements.js';
import type { Session } from '../../src/database/session.js';
import { type Actor, EVERYWHERE, ROLES, type Role, VISITOR } from '../../src/domain/actor.js';
import { DomainError } from '../../src/domain/domain-error.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef, type Plan } from '../support/given.js';

const who = (role: Role, organisation: string): Actor => ({
  kind: 'account',
  id: 'somebody',
  name: 'reviewer@example.org',
  memberships: [{ role, organisation }],
});

describe('the policy that', () => {
  /** From a department upwards. */
  const lineage = ['department', 'municipality', 'region'];
  const elsewhere = ['another department', 'another municipality', 'region'];

  it.each<[string, (actor: Actor, lineage: readonly string[]) => boolean, readonly Role[]]>([
    ['an organisation gets a part', mayAddOrganisation, ['ADMIN']],
    ['a plan is changed', planning.mayEditPlan, ['ADMIN', 'STRATEGY_OWNER']],
    ['an organisation adopts a plan in its own way', planning.mayAdoptLocally, ['ADMIN', 'STRATEGY_OWNER']],
    ['figures are reported', maySubmit, ['ADMIN', 'REVIEWER', 'REPORTER']],
    ['a draft is seen', maySeeDraft, ['ADMIN', 'REVIEWER', 'REPORTER']],
    ['the working view is seen', maySeeWorkingView, ['ADMIN', 'STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER']],
    [
      'a participant is seen that joined unnamed',
      (actor, of) => planning.maySeeParticipant(actor, { named: false }, of),
      ['ADMIN', 'STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'],
    ],
  ])('decides by whom %s', (_what, may, allowed) => {
    const rolesThatMay = (organisation: string, of: readonly string[]) =>
      ROLES.filter((role) => may(who(role, organisation), of));
    expect(rolesThatMay('department', lineage)).toEqual(allowed);
    expect(rolesThatMay('municipality', lineage)).toEqual(allowed);
    expect(rolesThatMay(EVERYWHERE, lineage)).toEqual(allowed);
    expect(rolesThatMay('municipality', elsewhere)).toEqual([]);
    expect(rolesThatMay('department', ['municipality', 'region'])).toEqual([]);
    expect(may(VISITOR, lineage)).toBe(false);
  });

  it('lets everybody see a participant that joined with its name', () => {
    expect(planning.maySeeParticipant(VISITOR, { named: true }, lineage)).toBe(true);
  });

  it.each([
    ['the owner of the strategy', who('STRATEGY_OWNER', 'owner'), true],
    ['the organisation itself', who('STRATEGY_OWNER', 'municipality'), true],
    ['the operator', who('ADMIN', EVERYWHERE), true],
    ['its reporters', who('REPORTER', 'municipality'), false],
    ['somebody else', who('STRATEGY_OWNER', 'another municipality'), false],
    ['a visitor', VISITOR, false],
  ])('decides whether an organisation is entered by %s', (_who, actor, may) => {
    expect(planning.mayEnterParticipant(actor, ['owner'], lineage)).toBe(may);
  });
});

describe.each(DATABASE_KINDS)('somebody without a role on %s', (kind) => {
  let app: TestApp;
  let plan: Plan;
  let participant: OrganisationRef;
  let unnamed: OrganisationRef;
  let ids: Record<'strategy' | 'theme' | 'goal' | 'indicator' | 'use', string>;
  beforeAll(async () => {
    app = await startApp(kind);
    participant = await given(app).organisation();
    unnamed = await given(app).organisation();
    plan = await given(app).plan({ participants: [participant] });
    await given(app).participant(plan.strategy, unnamed, { named: false });
    const stored = (id: string) => Buffer.from(id, 'base64url').toString('utf8').split(':')[1] ?? '';
    ids = {
      strategy: stored(plan.strategy.id),
      theme: stored(plan.theme.id),
      goal: stored(plan.goal.id),
      indicator: stored(plan.indicator.id),
      use: stored(plan.use.id),
    };
  });
  afterAll(() => app.close());

  const title = [{ language: 'DA', text: 'x' }] as const;
  const rules = { unit: 'x', valueKind: 'NUMBER', direction: 'INCREASE', aggregation: 'MEAN' } as const;

  it.each<[string, (session: Session) => Promise<unknown>]>([
    [
      'add an organisation',
      (session) =>
        addOrganisation(session, VISITOR, {
          code: 'ny',
          country: 'DK',
          kind: 'DEPARTMENT',
          name: title,
          parent: participant,
        }),
    ],
    [
      'create a strategy',
      (session) =>
        createStrategy(session, VISITOR, { slug: 'x', title, startYear: 2020, endYear: 2024, owner: participant }),
    ],
    ['change a strategy', (session) => updateStrategy(session, VISITOR, { id: ids.strategy, title })],
    ['add a theme', (session) => addTheme(session, VISITOR, { strategy: ids.strategy, code: 'x', title })],
    ['add a goal', (session) => addGoal(session, VISITOR, { theme: ids.theme, code: 'x', title })],
    [
      'create an indicator',
      (session) =>
        createIndicator(session, VISITOR, { owner: participant, code: 'x', title, definition: title, ...rules }),
    ],
    ['use an indicator', (session) => useIndicator(session, VISITOR, { goal: ids.goal, indicator: ids.indicator })],
    ['set the common targets', (session) => setTargets(session, VISITOR, { goalIndicator: ids.use, targets: [] })],
    [
      'set the targets of an organisation',
      (session) => setTargets(session, VISITOR, { goalIndicator: ids.use, organisation: participant, targets: [] }),
    ],
    [
      'enter a participant',
      (session) => joinStrategy(session, VISITOR, { strategy: ids.strategy, organisation: participant }),
    ],
    [
      'leave out a goal',
      (session) => leaveOutGoal(session, VISITOR, { goal: ids.goal, organisation: participant, reason: 'x' }),
    ],
  ])('may not %s', async (_what, act) => {
    const before = await everything();
    const refusal = await app.server.database.write(act).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(DomainError);
    expect(refusal).toMatchObject({ code: 'FORBIDDEN', facts: { reason: 'role_missing' } });
    expect(await everything()).toEqual(before);
  });

  it.each(['save', 'submit'] as const)('may not %s a figure', async (move) => {
    const { accepted, refused } = await app.server.database.write((session) =>
      reportMeasurements(
        session,
        VISITOR,
        move,
        [{ indicator: ids.indicator, organisation: participant, year: 2020, value: 1 }],
        (index) => `measurements[${index}].`,
      ),
    );
    expect(accepted).toEqual([]);
    expect(refused).toMatchObject([
      { error: { code: 'FORBIDDEN', facts: { reason: 'role_missing', argument: 'measurements[0].organisation' } } },
    ]);
  });

  it('may not ask for the working view', async () => {
    await expect(ask({ view: 'WORKING' })).rejects.toMatchObject({ code: 'FORBIDDEN', facts: { argument: 'view' } });
    await expect(ask({ view: 'WORKING', organisation: participant })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('may ask for what is public', async () => {
    expect(await ask({ organisation: participant })).toMatchObject({ view: 'PUBLIC' });
    expect(await ask({})).toMatchObject({ view: 'PUBLIC' });
  });

  it('learns of one that joined unnamed what it learns of one that did not join', async () => {
    const stranger = await given(app).organisation();
    const refusalOf = (organisation: OrganisationRef) =>
      ask({ organisation }).catch((error: DomainError) => [error.name, error.code, error.message, error.facts]);
    expect(await refusalOf(unnamed)).toEqual(await refusalOf(stranger));
    expect(await refusalOf(unnamed)).toMatchObject(['NoProgressOfOrganisation', 'NOT_FOUND', expect.any(String), {}]);
  });

  it('who is a member of one that joined unnamed sees its progress', async () => {
    const { id } = await app.server.database.read((session) => getOrganisation(session, unnamed, 'organisation'));
    expect(await ask({ organisation: unnamed }, who('VIEWER', id))).toMatchObject({ view: 'PUBLIC' });
  });

  function ask(question: { view?: 'PUBLIC' | 'WORKING'; organisation?: OrganisationRef }, actor: Actor = VISITOR) {
    const asked = {
      strategyId: ids.strategy,
      organisation: null,
      year: null,
      targets: 'EFFECTIVE',
      view: 'PUBLIC',
      ...question,
    } as const;
    return app.server.database.read(async (session) => {
      const [answer] = await progressOfEach(session, actor, [asked]);
      if (!answer || answer instanceof DomainError) throw answer;
      return answer;
    });
  }

  function everything() {
    return app.visitor.get(
      `query ($slug: String!) {
         strategies { totalCount }
         indicators { totalCount }
         organisations { totalCount }
         strategy(slug: $slug) {
           version title
           themes { code goals { code indicators { targets { year } own: targets(organisation: { code: "${participant.code}", country: "DK" }) { year own } } } }
           participants { totalCount nodes { leftOut { reason } } }
         }
       }`,
      { slug: plan.strategy.slug },
    );
  }
});

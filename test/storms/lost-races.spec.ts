import { StrategyEntity } from '../../src/contexts/planning/tables/strategy.entity.js';
import { ReferenceBroken } from '../../src/database/errors.js';
import { type Answer, DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, text, unique } from '../support/given.js';

const AT_ONCE = 10;

describe.each(DATABASE_KINDS)('whoever comes second on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind);
  });
  afterAll(() => app.close());

  const mutate = (name: string, type: string, input: object): Promise<Answer> =>
    app.ask(`mutation ($input: ${type}!) { made: ${name}(input: $input) { id } }`, { input });

  /** One of them wins; all others are told the same. */
  async function expectOneWinner(act: () => Promise<Answer>, refusal: object): Promise<void> {
    const answers = await Promise.all(Array.from({ length: AT_ONCE }, act));
    expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
    const refusals = answers.flatMap(({ errors }) =>
      errors.map(({ message, extensions }) => ({ message, ...extensions })),
    );
    expect(refusals).toEqual(Array(AT_ONCE - 1).fill(refusal));
  }

  it('is told that the slug of a strategy is taken', async () => {
    const owner = await given(app).organisation();
    const slug = unique('om-kap');
    const input = { slug, title: text('x'), startYear: 2020, endYear: 2024, owner };
    await expectOneWinner(() => mutate('createStrategy', 'CreateStrategyInput', input), {
      code: 'ALREADY_EXISTS',
      reason: 'slug_taken',
      argument: 'slug',
      message: `There is already a strategy with the slug '${slug}'.`,
    });
  });

  it('is told that the code of an indicator is taken', async () => {
    const owner = await given(app).organisation();
    const input = {
      owner,
      code: 'om-kap',
      title: text('x'),
      definition: text('x'),
      unit: '%',
      valueKind: 'NUMBER',
      direction: 'INCREASE',
      aggregation: 'MEAN',
    };
    await expectOneWinner(() => mutate('createIndicator', 'CreateIndicatorInput', input), {
      code: 'ALREADY_EXISTS',
      reason: 'code_taken',
      argument: 'code',
      message: `'${owner.code}' already has an indicator with the code 'om-kap'.`,
    });
  });

  it('is told that the code of an organisation is taken', async () => {
    const code = unique('om-kap');
    const input = { code, country: 'DK', kind: 'MUNICIPALITY', name: text('x') };
    await expectOneWinner(() => mutate('addOrganisation', 'AddOrganisationInput', input), {
      code: 'ALREADY_EXISTS',
      reason: 'code_taken',
      argument: 'code',
      message: `There is already an organisation DK "${code}".`,
    });
  });

  it('is told that the code of a theme or a goal is taken', async () => {
    const strategy = await given(app).strategy();
    const theme = await given(app).theme({ strategy: strategy.id });
    const taken = (what: string) => ({
      code: 'ALREADY_EXISTS',
      reason: 'code_taken',
      argument: 'code',
      message: `The strategy '${strategy.slug}' already has ${what} with the code 'om-kap'.`,
    });
    await expectOneWinner(
      () => mutate('addTheme', 'AddThemeInput', { strategy: strategy.id, code: 'om-kap', title: text('x') }),
      taken('a theme'),
    );
    await expectOneWinner(
      () => mutate('addGoal', 'AddGoalInput', { theme: theme.id, code: 'om-kap', title: text('x') }),
      taken('a goal'),
    );
  });

  it('is told that the goal has been left out', async () => {
    const organisation = await given(app).organisation();
    const { goal } = await given(app).plan({ participants: [organisation] });
    await expectOneWinner(
      () => mutate('leaveOutGoal', 'LeaveOutGoalInput', { goal: goal.id, organisation, reason: 'Ikke vores' }),
      {
        code: 'ALREADY_EXISTS',
        reason: 'goal_already_left_out',
        argument: 'goal',
        message: `The organisation '${organisation.code}' has already left out the goal '${goal.code}'.`,
      },
    );
  });

  it('goes on from the current version of a strategy where it names none', async () => {
    const { id } = await given(app).strategy();
    const versions = await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, n) => {
        const { updateStrategy } = await app.get(
          'mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { version title } }',
          { input: { id, title: text(`Titel ${n}`) } },
        );
        expect(updateStrategy.title).toBe(`Titel ${n}`);
        return updateStrategy.version;
      }),
    );
    expect(versions.sort((one, other) => one - other)).toEqual(Array.from({ length: AT_ONCE }, (_, n) => n + 2));
  });

  it('is told of the version it has sent, not of another', async () => {
    const { id, slug } = await given(app).strategy();
    await expectOneWinner(() => mutate('updateStrategy', 'UpdateStrategyInput', { id, version: 1, title: text('x') }), {
      code: 'CONFLICT',
      reason: 'stale_version',
      argument: 'version',
      currentVersion: 2,
      message: `The strategy '${slug}' has been changed since version 1; it is now at 2. Read it again.`,
    });
  });

  it('meets a conflict, not a double, where what it needs is gone', async () => {
    const { id } = await given(app).strategy();
    const nobody = '01890a5d-ac96-774b-bcce-b302099a8057';
    const refusal: unknown = await app.server.database
      .write(({ manager }) => manager.update(StrategyEntity, { id: databaseId(id) }, { ownerId: nobody }))
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(ReferenceBroken);
    expect(refusal).toMatchObject({ code: 'CONFLICT', facts: { reason: 'reference_broken' } });
  });
});

function databaseId(globalId: string): string {
  return Buffer.from(globalId, 'base64url').toString('utf8').split(':')[1] ?? '';
}

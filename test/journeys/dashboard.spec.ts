import { type Asker, DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import {
  DASHBOARD,
  type GoalSeen,
  goalsOf,
  type IndicatorSeen,
  indicatorsOf,
  type ProgressSeen,
} from '../support/dashboard.js';

const SLUG = 'indkoeb-med-mening';
const of = (code: string) => ({ code, country: 'DK' });

/** Whom only members see by name. */
const UNNAMED = { organisation: of('9911') };
const FOR_WHOM: readonly [string, object][] = [
  ['all participants together', {}],
  ['a municipality', { organisation: of('9901') }],
  ['a municipality that left out two goals', { organisation: of('9912') }],
  ['one that left out another', { organisation: of('9907') }],
  ['one that buys no cars', { organisation: of('9906') }],
  ['one that joined unnamed', UNNAMED],
  ['a department', { organisation: of('9901-koekken') }],
  ['all participants, a chosen year', { year: 2021 }],
  ['a municipality, the first year', { organisation: of('9905'), year: 2020 }],
  ['a municipality, a year nobody has reported yet', { organisation: of('9905'), year: 2024 }],
];

describe.each(DATABASE_KINDS)('a dashboard of the sample on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind, { sample: true });
  });
  afterAll(() => app.close());

  async function look(asked: object = {}, asker: Asker = asked === UNNAMED ? app : app.visitor): Promise<ProgressSeen> {
    const { strategy } = await asker.get(DASHBOARD, { slug: SLUG, ...asked });
    return strategy.progress;
  }

  it('shows of every goal how it goes', async () => {
    const progress = await look();
    expect(progress).toMatchObject({ year: 2023, view: 'PUBLIC', status: 'BEHIND', organisation: null });
    const byStatus: Record<string, string[]> = {};
    for (const { goal, status } of goalsOf(progress)) byStatus[status] = [...(byStatus[status] ?? []), goal.code];
    expect(byStatus).toEqual({
      TARGET_REACHED: ['B7', 'C3'],
      ON_TRACK: ['B1', 'B4', 'B5', 'C1', 'P2', 'P3', 'P4'],
      BEHIND: ['B2', 'C2', 'C6', 'P1', 'P5'],
      FAR_BEHIND: ['B3', 'C5', 'P6'],
      MOVING_AWAY: ['B6'],
      NOT_ASSESSED: ['C4', 'P7'],
    });
  });

  it('shows each reason why a figure is missing somewhere', async () => {
    const found = new Set<string>();
    for (const [, asked] of FOR_WHOM) {
      for (const { missing, coverage, series } of indicatorsOf(await look(asked))) {
        for (const reason of [missing, ...coverage.missing.map((one) => one.reason)]) if (reason) found.add(reason);
        for (const point of series) if (point.missing) found.add(point.missing);
      }
    }
    expect([...found].sort()).toEqual([
      'COVERAGE_TOO_LOW',
      'LEFT_OUT',
      'NOT_AGGREGATED',
      'NOT_APPLICABLE',
      'NOT_COMPARABLE',
      'NOT_DUE',
      'NOT_REPORTED',
      'NO_DATA',
      'SUPPRESSED',
      'UNDEFINED_RATIO',
    ]);
  });

  it.each(FOR_WHOM)('for %s leaves no null without a reason and nothing without a sentence', async (_who, asked) => {
    const progress = await look(asked);
    const goals = goalsOf(progress);
    const indicators = indicatorsOf(progress);
    expect([goals.length, indicators.length]).toEqual([20, 45]);
    expect(goals.filter(hasUnexplainedNull)).toEqual([]);
    expect(indicators.filter(hasUnexplainedNull)).toEqual([]);
    expect(indicators.filter(({ value, missing }) => (value === null) !== (missing !== null))).toEqual([]);
    const points = indicators.flatMap(({ series }) => series);
    expect(points.filter(({ value, missing }) => (value === null) !== (missing !== null))).toEqual([]);
    const sentences = [progress, ...goals, ...indicators].map(({ explanation }) => explanation);
    expect(sentences.filter((sentence) => !/^\S.+[.!?]$/s.test(sentence))).toEqual([]);
    expect(sentences.filter((sentence) => /null|undefined|NaN|Infinity/.test(sentence))).toEqual([]);
  });

  it('speaks of the organisation and the year that were asked for', async () => {
    expect(await look({ organisation: of('9901'), year: 2021 })).toMatchObject({
      year: 2021,
      organisation: { code: '9901' },
    });
  });

  it('shows a goal that a participant left out, with its reason', async () => {
    const b7 = goalsOf(await look({ organisation: of('9902') })).find(({ goal }) => goal.code === 'B7');
    expect(b7).toMatchObject({
      status: 'NOT_ASSESSED',
      reason: 'LEFT_OUT',
      leftOut: { reason: 'Kommunen har ingen egne køkkener: maden leveres af et selskab, som tre nabokommuner ejer.' },
    });
    expect(b7?.indicators.map(({ missing, reason }) => [missing, reason])).toEqual([
      ['LEFT_OUT', 'LEFT_OUT'],
      ['LEFT_OUT', 'LEFT_OUT'],
    ]);
  });

  it('does not expect a participant where it left the goal out', async () => {
    const [b7] = goalsOf(await look()).filter(({ goal }) => goal.code === 'B7');
    expect(b7?.indicators[0]?.coverage).toMatchObject({ expected: 11 });
  });

  it('judges by the common targets, by the own ones, or by those that hold', async () => {
    const furniture = async (targets: string) =>
      indicatorsOf(await look({ organisation: of('9902'), targets })).find(isOf('eco-furniture'))?.target;
    expect(await furniture('EFFECTIVE')).toMatchObject({ year: 2024, value: 65, own: true });
    expect(await furniture('OWN')).toMatchObject({ year: 2024, value: 65, own: true });
    const common = await furniture('COMMON');
    expect(common).toMatchObject({ year: 2024, own: false });
    expect(common?.value).not.toBe(65);
  });

  it('judges nothing by own targets where there are none', async () => {
    const found = indicatorsOf(await look({ organisation: of('9902'), targets: 'OWN' })).find(isOf('e-procurement'));
    const effective = indicatorsOf(await look({ organisation: of('9902') })).find(isOf('e-procurement'));
    expect(effective?.target?.own).toBe(false);
    expect(found).toMatchObject({ status: 'NOT_ASSESSED', target: null, reason: 'no_own_target' });
  });

  it('shows the same in both views while there is no review', async () => {
    const { view: _public, ...published } = await look({}, app);
    const { view: _working, ...working } = await look({ view: 'WORKING' }, app);
    expect(working).toEqual(published);
  });

  it('lists a participant that joined unnamed, whom its own members see', async () => {
    const { strategy } = await app.get(
      `{ strategy(slug: "${SLUG}") { participants(first: 200) { totalCount nodes { named organisation { code } } } } }`,
    );
    expect(strategy.participants.totalCount).toBe(12);
    expect(strategy.participants.nodes.filter(({ named }: { named: boolean }) => !named)).toEqual([
      { named: false, organisation: { code: '9911' } },
    ]);
  });

  it('answers one goal and one indicator as it answers them within the strategy', async () => {
    const { strategy } = await app.visitor.get(
      `query ($slug: String!, $organisation: OrganisationRef) {
         strategy(slug: $slug) {
           goal(code: "B1") {
             progress(organisation: $organisation) { status attainment }
             indicators { indicator { code } progress(organisation: $organisation) { status value } }
           }
         }
       }`,
      { slug: SLUG, organisation: of('9901') },
    );
    const [b1] = goalsOf(await look({ organisation: of('9901') })).filter(({ goal }) => goal.code === 'B1');
    expect(strategy.goal.progress).toEqual({ status: b1?.status, attainment: b1?.attainment });
    expect(strategy.goal.indicators).toEqual(
      b1?.indicators.map(({ goalIndicator, status, value }) => ({
        indicator: { code: goalIndicator.indicator.code },
        progress: { status, value },
      })),
    );
  });

  it('explains in the language that is asked for', async () => {
    const explain = async (language: string) => {
      const { strategy } = await app.visitor.get(
        `{ strategy(slug: "${SLUG}") { progress { explanation(language: ${language}) } } }`,
      );
      return strategy.progress.explanation;
    };
    const sentences = [await explain('DA'), await explain('SV'), await explain('EN')];
    expect(new Set(sentences).size).toBe(3);
  });

  it('answers alike whatever else is asked in the same request', async () => {
    const both = await app.visitor.get(
      `{
         strategy(slug: "${SLUG}") {
           latest: progress { year status attainment }
           earlier: progress(year: 2021) { year status attainment }
           there: progress(organisation: { code: "9901", country: "DK" }) { year status attainment }
         }
       }`,
    );
    const brief = ({ year, status, attainment }: ProgressSeen & { attainment?: number }) => ({
      year,
      status,
      attainment,
    });
    expect(both.strategy).toEqual({
      latest: brief(await look()),
      earlier: brief(await look({ year: 2021 })),
      there: brief(await look({ organisation: of('9901') })),
    });
  });
});

function hasUnexplainedNull({ status, reason, attainment, paceScore }: GoalSeen | IndicatorSeen): boolean {
  const lacksSomething = attainment === null || paceScore === null || status === 'NOT_ASSESSED';
  return lacksSomething && reason === null;
}

function isOf(code: string) {
  return ({ goalIndicator }: IndicatorSeen) => goalIndicator.indicator.code === code;
}

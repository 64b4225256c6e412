import fc from 'fast-check';
import {
  ACCUMULATIONS,
  AGGREGATIONS,
  DIRECTIONS,
  type IndicatorRules,
  VALUE_KINDS,
  type ValueKind,
} from '../../src/domain/plan/indicator-rules.js';
import { TARGET_CHOICES, type Target, TRAJECTORIES } from '../../src/domain/plan/target.js';
import { joinBelow, joinParticipants, type MembersToJoin } from '../../src/domain/progress/join-years.js';
import type { JointYear } from '../../src/domain/progress/joint-year.js';
import type { IndicatorJudgement, StrategyJudgement } from '../../src/domain/progress/judgement.js';
import { organisationTree } from '../../src/domain/progress/organisation-tree.js';
import type {
  GoalIndicatorToJudge,
  OrganisationNode,
  Scope,
  StrategyFigures,
} from '../../src/domain/progress/strategy-figures.js';
import { judgeStrategy, subjectOf } from '../../src/domain/progress/strategy-progress.js';
import { judgeSubject } from '../../src/domain/progress/subject-progress.js';
import { type Figure, MISSING_REASONS, OBSERVATION_STATUSES } from '../../src/domain/review/measurement.js';
import {
  figure,
  goal,
  goalIndicator,
  organisation,
  participant,
  parts,
  rules,
  scope,
  share,
  strategy,
  target,
  values,
} from './given.js';

/** Everybody, children before their parents; below `a` three levels of departments, above everybody the country. */
const PARENTS: Readonly<Record<string, string | null>> = {
  a111: 'a11',
  a112: 'a11',
  a11: 'a1',
  a12: 'a1',
  a1: 'a',
  a2: 'a',
  b1: 'b',
  a: 'country',
  b: 'country',
  c: 'country',
  country: null,
};
const IDS = Object.keys(PARENTS);
const PARTICIPANTS = ['a', 'b', 'c'];
const GOALS = ['g1', 'g2'];

const year = fc.integer({ min: 2017, max: 2026 });
const orNull = <Value>(arbitrary: fc.Arbitrary<Value>, freq = 3) => fc.option(arbitrary, { nil: null, freq });
const anyId = fc.constantFrom(...IDS);

/** What fits the kind mostly, and now and then what does not. */
function numberOf(kind: ValueKind): fc.Arbitrary<number> {
  const fitting = {
    YES_NO: fc.constantFrom(0, 1),
    LEVEL: fc.integer({ min: 1, max: 5 }),
    SHARE: fc.integer({ min: 0, max: 100 }),
    RATIO: fc.integer({ min: 0, max: 900 }).map((tenths) => tenths / 10),
    INDEX: fc.integer({ min: 80, max: 120 }),
    NUMBER: fc.integer({ min: -50, max: 200 }),
    AMOUNT: fc.integer({ min: -50, max: 200 }).map((number) => number / 3),
  }[kind];
  return fc.oneof(
    { weight: 12, arbitrary: fitting },
    { weight: 1, arbitrary: fc.constantFrom(0, -0, 2.5, 1e300, 1e308, 0.1) },
  );
}

function figureOf(kind: ValueKind): fc.Arbitrary<Figure> {
  return fc
    .record({
      year,
      value: orNull(numberOf(kind), 9),
      parts: orNull(fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 90 })), 4),
      missing: fc.option(fc.constantFrom(...MISSING_REASONS), { nil: null, freq: 8 }),
      observationStatus: fc.constantFrom(...OBSERVATION_STATUSES),
      comparable: fc.integer({ min: 0, max: 7 }).map((one) => one > 0),
    })
    .map(({ year: of, value, parts, missing, ...rest }) =>
      figure(of, value, { ...rest, missing, numerator: parts?.[0] ?? null, denominator: parts?.[1] ?? null }),
    );
}

const targetOf = (kind: ValueKind): fc.Arbitrary<Target> =>
  fc.record({
    year,
    value: orNull(numberOf(kind), 9),
    bandMinimum: orNull(numberOf(kind)),
    bandMaximum: orNull(numberOf(kind)),
  });

const byOrganisation = <Value>(value: fc.Arbitrary<Value>, most: number) =>
  fc.dictionary(anyId, value, { maxKeys: most }).map((made) => new Map(Object.entries(made)));

/** Some of everybody in each of three years, so that there are sums over the same members to be compared. */
const regular = (kind: ValueKind): fc.Arbitrary<Map<string, Figure[]>> =>
  fc.subarray(IDS, { minLength: 2, maxLength: 5 }).chain((ids) =>
    fc
      .array(fc.tuple(figureOf(kind), figureOf(kind), figureOf(kind)), { minLength: ids.length, maxLength: ids.length })
      .map((made) => {
        const plain = { comparable: true, missing: null };
        const yearly = (all: readonly Figure[]) => all.map((one, index) => ({ ...one, ...plain, year: 2020 + index }));
        return new Map(ids.map((id, index) => [id, yearly(made[index] ?? [])]));
      }),
  );

const anyRules: fc.Arbitrary<IndicatorRules> = fc
  .record({
    direction: fc.constantFrom(...DIRECTIONS),
    valueKind: fc.constantFrom(...VALUE_KINDS),
    aggregation: fc.constantFrom(...AGGREGATIONS),
    accumulation: fc.constantFrom(...ACCUMULATIONS),
    frequencyYears: fc.integer({ min: 1, max: 3 }),
    publicationLagYears: fc.integer({ min: 0, max: 2 }),
    factor: fc.constantFrom(100, 1, 1000),
  })
  .map(rules);
const ofIndicator: fc.Arbitrary<IndicatorRules> = fc.oneof(
  { weight: 3, arbitrary: anyRules },
  { weight: 1, arbitrary: anyRules.map((made) => rules({ ...made, valueKind: 'AMOUNT', aggregation: 'SUM' })) },
  {
    weight: 1,
    arbitrary: anyRules.map((made) => rules({ ...made, valueKind: 'SHARE', aggregation: 'RATIO_OF_SUMS' })),
  },
);

function usedIndicator(id: string): fc.Arbitrary<{ used: GoalIndicatorToJudge; reports: Map<string, Figure[]> }> {
  return ofIndicator.chain((made) => {
    const kind = made.valueKind;
    const baseline = fc.record({ year, value: orNull(numberOf(kind)) });
    const own = targetOf(kind);
    return fc
      .record({
        weight: fc.constantFrom(0, 1, 3),
        trajectory: fc.constantFrom(...TRAJECTORIES),
        baseline: orNull(baseline),
        targets: fc.array(targetOf(kind), { maxLength: 2 }),
        ownBaselines: byOrganisation(baseline, 4),
        ownTargets: fc.oneof(
          byOrganisation(fc.array(own, { minLength: 1, maxLength: 2 }), 5),
          // Sums of some are judged only where each of them has targets of its own.
          fc.array(own, { minLength: 1, maxLength: 2 }).map((targets) => new Map(IDS.map((one) => [one, targets]))),
        ),
        responsible: fc.subarray(IDS),
        reports: fc.oneof(
          regular(kind),
          byOrganisation(fc.array(figureOf(kind), { minLength: 1, maxLength: 6 }), IDS.length),
        ),
      })
      .map(({ reports, ...rest }) => ({
        used: goalIndicator({ id, indicator: `of ${id}`, rules: made, ...rest }),
        reports,
      }));
  });
}

const nodeOf = (id: string): fc.Arbitrary<OrganisationNode> =>
  orNull(fc.integer({ min: 1, max: 900 }), 5).map((population) =>
    organisation(id, PARENTS[id] ?? null, population ?? undefined),
  );

const whole: fc.Arbitrary<StrategyFigures> = fc
  .record({
    first: usedIndicator('i1'),
    second: usedIndicator('i2'),
    leftOut: fc.array(fc.subarray(GOALS), { minLength: 3, maxLength: 3 }),
    organisations: fc.tuple(...IDS.map(nodeOf)),
    minimumCoverage: fc.constantFrom(0, 0.5, 0.8, 1),
  })
  .map(({ first, second, leftOut, organisations, minimumCoverage }) => ({
    ...strategy({
      goals: [goal('g1', [first.used]), goal('g2', [second.used])],
      participants: PARTICIPANTS.map((id, index) => participant(id, ...(leftOut[index] ?? []))),
      organisations,
      minimumCoverage,
    }),
    figures: new Map([
      ['of i1', first.reports],
      ['of i2', second.reports],
    ]),
  }));

const asked: fc.Arbitrary<Scope> = fc.record({
  organisation: fc.oneof(fc.constant(null), anyId),
  year: fc.integer({ min: 2018, max: 2027 }),
  targets: fc.constantFrom(...TARGET_CHOICES),
});

/** As it comes back from where it was kept: without who is missing. */
function kept(years: readonly JointYear[]): readonly JointYear[] {
  return JSON.parse(JSON.stringify(years.map((one) => ({ ...one, missingParts: null }))));
}

/** What each join is given: figures of the members alone, and only what was kept below them. */
function keptYears(figures: StrategyFigures, used: GoalIndicatorToJudge, goalId: string) {
  const all = figures.figures.get(used.indicator) ?? new Map<string, readonly Figure[]>();
  const below = new Map<string, readonly JointYear[]>();
  const given = (members: readonly string[]): MembersToJoin => ({
    plan: figures.plan,
    goal: goalId,
    goalIndicator: used,
    tree: organisationTree(figures),
    figures: new Map(members.map((id) => [id, all.get(id) ?? []])),
    below: (id) => below.get(id) ?? [],
  });
  for (const id of IDS) {
    const children = IDS.filter((child) => PARENTS[child] === id);
    const joined = joinBelow(given(children), [id]).get(id);
    if (joined !== undefined) below.set(id, kept(joined));
  }
  const taking = figures.participants.filter(({ leftOutGoals }) => !leftOutGoals.has(goalId));
  const members = taking.map((one) => one.organisation);
  // Of those below the participants nothing is known here but what was kept.
  const tree = organisationTree({
    organisations: figures.organisations.filter(({ id }) => members.includes(id)),
    participants: figures.participants,
  });
  return { below, participants: kept(joinParticipants({ ...given(members), tree }, members)) };
}

function judgedFromKept(figures: StrategyFigures, of: Scope): StrategyJudgement {
  const goals = figures.plan.themes.flatMap((theme) => theme.goals);
  const years = new Map(
    goals.flatMap(({ id, indicators }) => indicators.map((used) => [used.id, keptYears(figures, used, id)] as const)),
  );
  const { leftOutGoals, takesPart, own } = subjectOf(figures, of);
  const joint = (id: string): readonly JointYear[] => {
    const found = years.get(id);
    if (of.organisation === null) return found?.participants ?? [];
    return found?.below.get(of.organisation) ?? [];
  };
  return judgeSubject(figures.plan, { leftOutGoals, takesPart, own, joint }, of);
}

/** All but who is missing behind the value of several organisations. */
function withoutMissing(judgement: StrategyJudgement) {
  const indicatorOf = (one: IndicatorJudgement) => ({ ...one, coverage: { ...one.coverage, missing: null } });
  return {
    ...judgement,
    worst: judgement.worst && indicatorOf(judgement.worst),
    themes: judgement.themes.map((theme) => ({
      ...theme,
      worst: theme.worst && indicatorOf(theme.worst),
      goals: theme.goals.map((one) => ({
        ...one,
        worst: one.worst && indicatorOf(one.worst),
        indicators: one.indicators.map(indicatorOf),
      })),
    })),
  };
}

const indicatorsOf = ({ themes }: StrategyJudgement) =>
  themes.flatMap(({ goals }) => goals.flatMap(({ indicators }) => indicators));

describe('what is kept of each year', () => {
  it('gives the judgement that all figures give, whoever is asked about', () => {
    fc.assert(
      fc.property(whole, asked, (figures, of) => {
        const [fromKept, fromAll] = [judgedFromKept(figures, of), judgeStrategy(figures, of)];
        expect(withoutMissing(fromKept)).toEqual(withoutMissing(fromAll));
        for (const [index, { coverage }] of indicatorsOf(fromKept).entries()) {
          if (coverage.missing !== null) {
            expect(coverage.missing).toEqual(indicatorsOf(fromAll)[index]?.coverage.missing);
          }
        }
      }),
      { numRuns: 800 },
    );
  });

  it('says where all moved against each other', () => {
    const used = goalIndicator({ rules: share(), baseline: { year: 2020, value: null } });
    const figures = strategy({
      goals: [goal('g', [used])],
      organisations: IDS.map((id) => organisation(id, PARENTS[id] ?? null)),
      participants: [participant('a')],
      reports: {
        i: { a111: [parts(2020, 80, 100), parts(2022, 9, 10)], a2: [parts(2020, 1, 10), parts(2022, 20, 100)] },
      },
    });
    const [judged] = indicatorsOf(judgedFromKept(figures, scope('a', 2022)));
    expect(judged?.flags).toContain('simpson');
  });

  it('is the same of some whose sum, or that of their targets, is more than a number can say in a year', () => {
    const targets = [target(2022, 1e308), target(2024, 30)];
    const used = goalIndicator({
      ...{ rules: rules({ valueKind: 'AMOUNT', aggregation: 'SUM' }), baseline: { year: 2020, value: null } },
      ownTargets: new Map(PARTICIPANTS.map((id) => [id, targets])),
    });
    const reported = [figure(2020, 10), figure(2021, 1e308), figure(2022, 12), figure(2023, 1e308)];
    const figures = strategy({
      goals: [goal('g', [used])],
      organisations: PARTICIPANTS.map((id) => organisation(id)),
      reports: { i: { a: reported, b: reported } },
    });
    const partials = keptYears(figures, used, 'g').participants.map(({ year, partial }) => [
      year,
      partial?.observations,
      partial?.targets.map(({ value }) => value),
    ]);
    expect(partials).toEqual([
      [2020, values(2020, 20), [null, 60]],
      [2021, undefined, undefined],
      [2022, values(2020, 20, null, 24), [null, 60]],
      [2023, undefined, undefined],
      [2024, undefined, undefined],
    ]);
    for (const year of [2020, 2021, 2022, 2023, 2024]) {
      const judged = judgeStrategy(figures, scope(null, year));
      expect(withoutMissing(judgedFromKept(figures, scope(null, year)))).toEqual(withoutMissing(judged));
    }
  });

  it('is the same whether everybody below is looked through or what was kept, and for each year alone', () => {
    fc.assert(
      fc.property(whole, fc.uniqueArray(year), (figures, some) => {
        for (const { id, indicators } of figures.plan.themes.flatMap(({ goals }) => goals)) {
          for (const used of indicators) {
            const input = {
              plan: figures.plan,
              goal: id,
              goalIndicator: used,
              tree: organisationTree(figures),
              figures: figures.figures.get(used.indicator) ?? new Map(),
            };
            const { below, participants } = keptYears(figures, used, id);
            const atOnce = joinBelow(input, IDS);
            expect(new Map([...atOnce].map(([one, years]) => [one, kept(years)]))).toEqual(below);
            // Nothing stale is used further up.
            expect(joinBelow({ ...input, below: () => [] }, IDS)).toEqual(atOnce);
            const taking = figures.participants.filter(({ leftOutGoals }) => !leftOutGoals.has(id));
            const members = taking.map((one) => one.organisation);
            expect(kept(joinParticipants(input, members))).toEqual(participants);
            const only = joinParticipants({ ...input, years: new Set(some) }, members);
            expect(kept(only)).toEqual(participants.filter((one) => some.includes(one.year)));
          }
        }
      }),
      { numRuns: 150 },
    );
  });
});

const given = (changes: Partial<GoalIndicatorToJudge>, reports: Readonly<Record<string, readonly Figure[]>>) => ({
  plan: { startYear: 2020, endYear: 2022, minimumCoverage: 0.8 },
  goal: 'g',
  goalIndicator: goalIndicator({ baseline: null, ...changes }),
  tree: organisationTree({
    organisations: IDS.map((id) => organisation(id, PARENTS[id] ?? null)),
    participants: PARTICIPANTS.map((id) => participant(id)),
  }),
  figures: new Map(Object.entries(reports)),
});

const shown = (years: readonly JointYear[] | undefined) =>
  years?.map((one) => [one.year, one.value, one.missing, one.isReported, one.hasValue]);

describe('the years that are kept', () => {
  it('of all participants are those of the strategy, that of the baseline, and every one with a figure or a reason', () => {
    const input = given(
      { baseline: { year: 2016, value: 40 } },
      { a: [figure(2018, 10)], b1: [figure(2024, null)], c: [figure(2021, 30, { comparable: false })] },
    );
    expect(shown(joinParticipants(input, PARTICIPANTS))).toEqual([
      [2016, null, 'NOT_REPORTED', false, false],
      [2018, null, 'COVERAGE_TOO_LOW', true, true],
      [2020, null, 'NOT_REPORTED', false, false],
      [2021, null, 'NOT_REPORTED', true, true],
      [2022, null, 'NOT_REPORTED', false, false],
      [2024, null, 'NOT_REPORTED', true, false],
    ]);
  });

  it('of an organisation begin with the first in which anybody below it is expected', () => {
    const reports = { a111: [figure(2021, 10)] };
    const unasked = joinBelow(given({}, reports), IDS);
    expect([...unasked.keys()].toSorted()).toEqual(['a', 'a1', 'a11', 'country']);
    expect(shown(unasked.get('a'))).toEqual([
      [2021, 10, null, true, true],
      [2022, null, 'NOT_REPORTED', false, false],
    ]);
    const responsible = joinBelow(given({ responsible: ['a111'] }, reports), ['a']);
    expect(shown(responsible.get('a'))?.map(([of]) => of)).toEqual([2020, 2021, 2022]);
  });

  it('of an organisation below which nobody is asked or reports are none', () => {
    expect(joinBelow(given({}, { a: [figure(2021, 10)] }), ['a', 'a1', 'b', 'c']).size).toBe(0);
  });

  it('know nothing of the year asked for: what is not due yet was not reported', () => {
    const [last] = joinParticipants(given({}, { a: [figure(2021, 10)] }), PARTICIPANTS).slice(-1);
    expect([last?.year, last?.missing, last?.missingParts?.map(({ reason }) => reason)]).toEqual([
      2022,
      'NOT_REPORTED',
      ['NOT_REPORTED', 'NOT_REPORTED', 'NOT_REPORTED'],
    ]);
  });
});

import { readFileSync } from 'node:fs';
import { compare } from '../../src/domain/comparison/compare.js';
import { BadInput } from '../../src/domain/domain-error.js';
import type { Accumulation, Direction, ValueKind } from '../../src/domain/plan/indicator-rules.js';
import { ACCUMULATIONS, AGGREGATIONS, DIRECTIONS, VALUE_KINDS } from '../../src/domain/plan/indicator-rules.js';
import { aggregate, type MemberFigure } from '../../src/domain/progress/aggregate.js';
import type { AggregationRule } from '../../src/domain/progress/aggregation.js';
import { eurostatView } from '../../src/domain/progress/eurostat-view.js';
import { forecastSeries } from '../../src/domain/progress/forecast-series.js';
import { freshnessOf } from '../../src/domain/progress/freshness.js';
import { judgeSeries } from '../../src/domain/progress/judge-series.js';
import { ownFigure } from '../../src/domain/progress/own-figure.js';
import { type ChildSums, rollUp } from '../../src/domain/progress/roll-up.js';
import type { SeriesToJudge } from '../../src/domain/progress/series.js';
import { checkTargets } from '../../src/domain/quantity/check-targets.js';
import { checkValue } from '../../src/domain/quantity/check-value.js';
import { studentsTDistribution } from '../../src/domain/statistics/students-t-distribution.js';
import { studentsTQuantile } from '../../src/domain/statistics/students-t-quantile.js';
import { band, figure, goalIndicator, judgedIndicator, parts, rules, scope, series, target } from './given.js';

/** The worked examples of docs/method.md: what is given, and after `=` what a reader computes by hand. */
interface Example {
  readonly kind: string;
  readonly name: string;
  readonly given: ReadonlyMap<string, string>;
  readonly expected: ReadonlyMap<string, string>;
}

const page = readFileSync(new URL('../../docs/method.md', import.meta.url), 'utf8');

function examplesOf(text: string): readonly Example[] {
  return [...text.matchAll(/```example-([a-z-]+)\n([\s\S]*?)```/g)].map(([, kind = '', body = '']) => {
    const given = new Map<string, string>();
    const expected = new Map<string, string>();
    for (const line of body.trim().split('\n')) {
      const [, isExpected, key = '', value = ''] = /^(= )?([^:]+): (.+)$/.exec(line) ?? [];
      (isExpected ? expected : given).set(key, value);
    }
    return { kind, name: body.trim().split('\n').join('; '), given, expected };
  });
}

function ask({ given, name }: Example, key: string): string {
  const value = given.get(key);
  if (value === undefined) throw new Error(`the example says no ${key}: ${name}`);
  return value;
}

function oneOf<Choice extends string>(choices: readonly Choice[], value: string): Choice {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new Error(`${value} is none of ${choices.join(', ')}`);
  return found;
}

/** "104 in 2021, 116 in 2023" */
function valuesIn(text: string): readonly { value: string; year: number }[] {
  return text.split(', ').map((part) => {
    const [value = '', year = ''] = part.split(' in ');
    return { value, year: Number(year) };
  });
}

function seriesOf(example: Example): SeriesToJudge {
  const direction: Direction = oneOf(DIRECTIONS, ask(example, 'direction'));
  const valueKind: ValueKind = oneOf(VALUE_KINDS, example.given.get('kind') ?? 'NUMBER');
  const accumulation: Accumulation = oneOf(ACCUMULATIONS, example.given.get('accumulation') ?? 'POINT_IN_TIME');
  const [baseline] = valuesIn(ask(example, 'baseline'));
  const targets = ask(example, 'targets');
  return series({
    direction,
    valueKind,
    accumulation,
    year: Number(ask(example, 'asked')),
    baseline: baseline === undefined ? null : { year: baseline.year, value: Number(baseline.value) },
    targets: (targets === 'none' ? [] : valuesIn(targets)).map(({ value, year }) => {
      const [least, most] = value.split('..');
      return most === undefined ? target(year, Number(value)) : band(year, Number(least), Number(most));
    }),
    observations: valuesIn(ask(example, 'measured')).map(({ value, year }) => ({ year, value: Number(value) })),
  });
}

function computeSeries(example: Example): object {
  const { judged, ...judgement } = judgeSeries(seriesOf(example));
  const numbers = Object.entries(judged ?? {}).map(([key, value]) => [`judged.${key}`, value]);
  return { ...judgement, ...Object.fromEntries(numbers) };
}

function computeEurostat(example: Example): object {
  return eurostatView(seriesOf(example), { minimum: null, maximum: null });
}

function computeForecast(example: Example): object {
  const { flags, ...numbers } = forecastSeries(seriesOf(example), { minimum: null, maximum: null });
  return { ...numbers, flags: flags.join(', ') };
}

/** "quantile of 0.90", "F of -1.473" */
function computeStudentsT(example: Example): object {
  const degrees = Number(ask(example, 'degrees'));
  const asked = [...example.expected.keys()].map((key) => {
    const [what, argument] = key.split(' of ');
    const computed = oneOf(['quantile', 'F'], what ?? '') === 'F' ? studentsTDistribution : studentsTQuantile;
    return [key, computed(Number(argument), degrees)] as const;
  });
  return Object.fromEntries(asked);
}

function computeAggregate(example: Example): object {
  const rules: readonly AggregationRule[] = ['SUM', 'RATIO_OF_SUMS', 'MEAN', 'MEDIAN'];
  const factor = Number(ask(example, 'factor'));
  const figures = ask(example, 'members')
    .split(', ')
    .map((member, index): MemberFigure => {
      const [numerator = Number.NaN, denominator] = member.split('/').map(Number);
      const common = { organisation: `${index}`, population: null, comparable: true, observationStatus: null };
      if (Number.isNaN(numerator)) {
        return { ...common, value: null, numerator: null, denominator: null, missing: 'NOT_REPORTED' };
      }
      return denominator === undefined
        ? { ...common, value: numerator, numerator: null, denominator: null, missing: null }
        : { ...common, value: (factor * numerator) / denominator, numerator, denominator, missing: null };
    });
  const rule = oneOf(rules, ask(example, 'rule'));
  const { value, missing, coverage } = aggregate({ rule, factor, minimumCoverage: 0.8, figures });
  return { ...coverage, value: value ?? missing };
}

/** "1 × 100 % at 5, 3 × missing" */
function computeRollUp(example: Example): object {
  const children = ask(example, 'children')
    .split(', ')
    .map((text): ChildSums => {
      const [, weight = '', attainment, score] = /^(\S+) × (?:(\S+) % at (\S+)|missing)$/.exec(text) ?? [];
      return {
        weight: Number(weight),
        isCounted: true,
        coverage: attainment === undefined ? 0 : 1,
        attainment: attainment === undefined ? null : Number(attainment),
        paceScore: score === undefined ? null : Number(score),
        hasReachedTarget: false,
        isMovingAway: false,
      };
    });
  const { node } = rollUp({ children, indicators: [], minimumCoverage: 0.8, isGoal: true });
  return { ...node, coverage: node.coverage.share };
}

function computeFreshness(example: Example): object {
  const number = (key: string): number => Number(ask(example, key));
  const rules = { publicationLagYears: number('lag'), frequencyYears: number('every') };
  const { overdueYears, state } = freshnessOf(rules, { asked: number('asked'), latest: number('latest') });
  return { overdue: overdueYears, state };
}

/** A share or a ratio computed from its parts. */
function computeValue(example: Example): object {
  const number = (key: string): number => Number(ask(example, key));
  const valueKind = oneOf(VALUE_KINDS, ask(example, 'kind'));
  const reported = parts(2020, number('numerator'), number('denominator'));
  return ownFigure({ valueKind, factor: number('factor') }, reported);
}

/** One organisation, with own and common targets. */
function computeOrganisation(example: Example): object {
  const targetsOf = (key: string) => {
    const text = ask(example, key);
    return text === 'none' ? [] : valuesIn(text).map(({ value, year }) => target(year, Number(value)));
  };
  const [baseline] = valuesIn(ask(example, 'baseline'));
  const judged = judgedIndicator(
    {
      indicator: {
        rules: rules({ aggregation: oneOf(AGGREGATIONS, ask(example, 'rule')) }),
        baseline: baseline === undefined ? null : { year: baseline.year, value: Number(baseline.value) },
        targets: targetsOf('common targets'),
        ownTargets: new Map([['a', targetsOf('own targets')]]),
      },
      reports: { i: { a: valuesIn(ask(example, 'measured')).map(({ value, year }) => figure(year, Number(value))) } },
    },
    scope('a', Number(ask(example, 'asked'))),
  );
  return {
    ...judged,
    flags: judged.flags.join(', '),
    'baseline.year': judged.baseline?.year,
    'baseline.value': judged.baseline?.value,
    'target.value': judged.target?.value,
  };
}

/** Why a value, or else the targets, may not be entered. */
function computeRefused(example: Example): object {
  const { given } = example;
  const maximum = given.get('maximum');
  const asked = rules({
    valueKind: oneOf(VALUE_KINDS, ask(example, 'kind')),
    direction: oneOf(DIRECTIONS, given.get('direction') ?? 'INCREASE'),
    maximum: maximum === undefined ? null : Number(maximum),
  });
  try {
    const value = given.get('value');
    if (value !== undefined) checkValue(asked, Number(value), 'value');
    else {
      const { baseline, targets } = seriesOf({ ...example, given: new Map([...given, ...NOTHING_MEASURED]) });
      checkTargets({ rules: asked, baseline, targets });
    }
  } catch (error) {
    if (error instanceof BadInput) return { reason: error.facts.reason };
    throw error;
  }
  return { reason: 'nothing' };
}

const NOTHING_MEASURED = [
  ['measured', '0 in 2020'],
  ['asked', '2020'],
] as const;

/** Values of one year, each of another organisation: ranks in the order of the values, and quartiles. */
function computeComparison(example: Example): object {
  const valueKind = oneOf(VALUE_KINDS, ask(example, 'kind'));
  const direction = oneOf(DIRECTIONS, ask(example, 'direction'));
  const values = ask(example, 'values').split(', ').map(Number);
  const { rows, summaries } = compare({
    plan: { startYear: 2020, endYear: 2024 },
    goalIndicator: goalIndicator({ rules: rules({ valueKind, direction }) }),
    own: (organisation) => [figure(2023, values[Number(organisation)] ?? null)],
    below: () => [],
    populationOf: () => null,
    compared: values.map((_, index) => ({ organisation: `${index}`, key: `${index}` })),
    years: [2023],
    isNamedElsewhere: false,
  });
  const rankOf = (index: number) => rows.find(({ organisation }) => organisation === `${index}`)?.rank;
  return { ...summaries[0], ranks: values.map((_, index) => rankOf(index)).join(', ') };
}

function compute(example: Example): ReadonlyMap<string, unknown> {
  const computed = {
    series: computeSeries,
    aggregate: computeAggregate,
    'roll-up': computeRollUp,
    freshness: computeFreshness,
    eurostat: computeEurostat,
    forecast: computeForecast,
    'students-t': computeStudentsT,
    value: computeValue,
    organisation: computeOrganisation,
    refused: computeRefused,
    comparison: computeComparison,
  }[oneOf(KINDS, example.kind)];
  return new Map(Object.entries(computed(example)));
}

const KINDS = [
  'series',
  'aggregate',
  'roll-up',
  'freshness',
  'eurostat',
  'forecast',
  'students-t',
  'value',
  'organisation',
  'refused',
  'comparison',
] as const;

/** As many decimals as the page prints. */
function asPrinted(value: unknown, printed: string): unknown {
  return typeof value === 'number' ? value.toFixed(printed.split('.')[1]?.length ?? 0) : value;
}

describe('the worked examples of the method', () => {
  const examples = examplesOf(page);

  it('are all found', () => {
    expect(examples.length).toBeGreaterThanOrEqual(40);
    expect(examples.every(({ expected }) => expected.size > 0)).toBe(true);
  });

  const sections = page
    .split(/^#{2,3} /m)
    .slice(1)
    .map((section) => [section.split('\n')[0], section] as const);
  it.each(sections)('are in the section %s', (_title, section) => {
    expect(examplesOf(section).length).toBeGreaterThan(0);
  });

  it.each(examples.map((example) => [example.name, example] as const))('%s', (_name, example) => {
    const computed = compute(example);
    const found = [...example.expected].map(([key, printed]) => [key, asPrinted(computed.get(key), printed)]);
    expect(found).toEqual([...example.expected]);
  });
});

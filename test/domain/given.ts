import type { IndicatorRules } from '../../src/domain/plan/indicator-rules.js';
import type { Target } from '../../src/domain/plan/target.js';
import type { Coverage, IndicatorJudgement } from '../../src/domain/progress/judgement.js';
import type { SeriesToJudge } from '../../src/domain/progress/series.js';
import type {
  GoalIndicatorToJudge,
  GoalToJudge,
  OrganisationNode,
  Participant,
  Scope,
  StrategyFigures,
} from '../../src/domain/progress/strategy-figures.js';
import { judgeStrategy } from '../../src/domain/progress/strategy-progress.js';
import type { Figure } from '../../src/domain/review/measurement.js';

/** Builders: each says only what matters. The strategy runs from 2020 to 2024, the indicator is called `i`. */

export function rules(changes: Partial<IndicatorRules> = {}): IndicatorRules {
  return {
    direction: 'INCREASE',
    valueKind: 'NUMBER',
    aggregation: 'MEAN',
    accumulation: 'POINT_IN_TIME',
    unit: '',
    decimals: 0,
    factor: 1,
    minimum: null,
    maximum: null,
    frequencyYears: 1,
    publicationLagYears: 1,
    ...changes,
  };
}

export const share = (changes: Partial<IndicatorRules> = {}): IndicatorRules =>
  rules({ valueKind: 'SHARE', aggregation: 'RATIO_OF_SUMS', unit: '%', factor: 100, ...changes });

export const target = (year: number, value: number): Target => ({ year, value, bandMinimum: null, bandMaximum: null });

export const band = (year: number, bandMinimum: number, bandMaximum: number): Target => ({
  year,
  value: null,
  bandMinimum,
  bandMaximum,
});

/** A series from 50 in 2020 to 70 in 2024. */
export function series(changes: Partial<SeriesToJudge> = {}): SeriesToJudge {
  return {
    direction: 'INCREASE',
    valueKind: 'NUMBER',
    accumulation: 'POINT_IN_TIME',
    trajectory: 'LINEAR',
    startYear: 2020,
    endYear: 2024,
    year: 2024,
    baseline: { year: 2020, value: 50 },
    assumedBaseline: false,
    targets: [target(2024, 70)],
    withoutTarget: 'no_target',
    observations: [],
    oddity: null,
    ...changes,
  };
}

/** Observations of consecutive years; null where there is none. */
export function values(firstYear: number, ...numbers: readonly (number | null)[]) {
  return numbers.flatMap((value, index) => (value === null ? [] : [{ year: firstYear + index, value }]));
}

export function figure(year: number, value: number | null, changes: Partial<Figure> = {}): Figure {
  const missing = value === null && changes.numerator == null ? 'NO_DATA' : null;
  const plain = { numerator: null, denominator: null, missing, observationStatus: 'NORMAL', comparable: true } as const;
  return { year, value, ...plain, ...changes };
}

export const parts = (year: number, numerator: number, denominator: number): Figure =>
  figure(year, denominator === 0 ? null : (100 * numerator) / denominator, { numerator, denominator, missing: null });

export function goalIndicator(changes: Partial<GoalIndicatorToJudge> = {}): GoalIndicatorToJudge {
  return {
    id: 'gi',
    indicator: 'i',
    weight: 1,
    trajectory: 'LINEAR',
    rules: rules(),
    baseline: { year: 2020, value: 50 },
    targets: [target(2024, 70)],
    ownBaselines: new Map(),
    ownTargets: new Map(),
    responsible: [],
    ...changes,
  };
}

export const goal = (id: string, indicators: readonly GoalIndicatorToJudge[], weight = 1): GoalToJudge => ({
  id,
  weight,
  indicators,
});

export const organisation = (id: string, parent: string | null = null, population?: number): OrganisationNode => ({
  id,
  parent,
  populations: population === undefined ? [] : [{ year: 2020, population }],
});

export const participant = (id: string, ...leftOut: readonly string[]): Participant => ({
  organisation: id,
  leftOutGoals: new Set(leftOut),
});

export type Reports = Readonly<Record<string, Readonly<Record<string, readonly Figure[]>>>>;

export interface Given {
  readonly goals?: readonly GoalToJudge[];
  readonly indicator?: Partial<GoalIndicatorToJudge>;
  readonly participants?: readonly Participant[];
  readonly organisations?: readonly OrganisationNode[];
  /** By indicator, then by organisation. */
  readonly reports?: Reports;
  readonly minimumCoverage?: number;
  readonly startYear?: number;
  readonly endYear?: number;
}

/** A strategy of one theme; without goals it has the goal `g` with the one indicator. */
export function strategy(given: Given): StrategyFigures {
  const reports = given.reports ?? {};
  const reporters = new Set(Object.values(reports).flatMap((byOrganisation) => Object.keys(byOrganisation)));
  const organisations = given.organisations ?? [...reporters].map((id) => organisation(id));
  return {
    plan: {
      startYear: given.startYear ?? 2020,
      endYear: given.endYear ?? 2024,
      minimumCoverage: given.minimumCoverage ?? 0.8,
      themes: [{ id: 't', weight: 1, goals: given.goals ?? [goal('g', [goalIndicator(given.indicator)])] }],
    },
    participants:
      given.participants ?? organisations.filter(({ parent }) => parent === null).map(({ id }) => participant(id)),
    organisations,
    figures: new Map(
      Object.entries(reports).map(([indicator, byOrganisation]) => [
        indicator,
        new Map(Object.entries(byOrganisation)),
      ]),
    ),
  };
}

export const scope = (organisationId: string | null, year: number, targets: Scope['targets'] = 'EFFECTIVE'): Scope => ({
  organisation: organisationId,
  year,
  targets,
});

/** The judgement of the only indicator. */
export function judgedIndicator(given: Given, asked: Scope): IndicatorJudgement {
  const judged = judgeStrategy(strategy(given), asked).themes[0]?.goals[0]?.indicators[0];
  if (judged === undefined) throw new Error('the strategy has no indicator');
  return judged;
}

export function coverage(changes: Partial<Coverage> = {}): Coverage {
  return { expected: 1, reported: 1, share: 1, populationShare: null, partialValue: null, missing: [], ...changes };
}

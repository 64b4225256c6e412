import { ArgsType, Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { TARGET_CHOICES, type TargetChoice } from '../../../domain/plan/target.js';
import { PROGRESS_STATUSES, type ProgressStatus } from '../../../domain/progress/judgement.js';
import { type MissingReason, type ObservationStatus, VIEWS, type View } from '../../../domain/review/measurement.js';
import { publishChoices } from '../../../faces/choices.js';
import { OrganisationRef } from '../../organisations/graphql/organisation.input.js';
import { Target, YearValue } from '../../planning/graphql/plan.types.js';
import { MissingReasonChoice, ObservationStatusChoice } from '../../reporting/graphql/measurement.types.js';
import { EurostatAssessment } from './eurostat.types.js';
import { Forecast } from './forecast.types.js';

export const ProgressStatusChoice = publishChoices(
  'ProgressStatus',
  PROGRESS_STATUSES,
  'How it goes, from best to worst.',
  {
    TARGET_REACHED: 'The target is reached.',
    ON_TRACK: 'As far as the plan asks, or nearly: a pace of at least 0.95.',
    BEHIND: 'Behind the plan: a pace of at least 0.60.',
    FAR_BEHIND: 'Far behind the plan.',
    MOVING_AWAY: 'Worse than the baseline.',
    NOT_ASSESSED: 'Not judged; `reason` says why.',
  },
);

export const TargetChoiceChoice = publishChoices(
  'TargetChoice',
  TARGET_CHOICES,
  'Which targets judge an organisation.',
  {
    COMMON: 'The common ones.',
    OWN: 'Its own only.',
    EFFECTIVE: 'Its own where it has set them, else the common ones.',
  },
);

export const ViewChoice = publishChoices('View', VIEWS, 'Whose view of the figures.', {
  PUBLIC: 'Approved values of released rounds: what everybody may see.',
  WORKING: 'The latest submitted or approved value, for those who work on it.',
});

@ArgsType()
export class ProgressArguments {
  @Field(() => OrganisationRef, {
    nullable: true,
    description: 'For whom: a participant or one below it. Without it, all participants together.',
  })
  organisation?: OrganisationRef | null;

  @Field(() => Int, {
    nullable: true,
    description: 'As of which year of the strategy. Without it, the last year with data of any of its indicators.',
  })
  year?: number | null;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description:
      'By the measurements that counted at this instant, at the latest the end of the present day, UTC; without it, now. Plan, targets, participants and inhabitants are always those of now.',
  })
  asOf?: Date | null;

  @Field(() => TargetChoiceChoice, { defaultValue: 'EFFECTIVE', description: 'Which targets judge.' })
  targets: TargetChoice;

  @Field(() => ViewChoice, { defaultValue: 'PUBLIC', description: 'Whose view of the figures.' })
  view: View;
}

@ObjectType({
  description: 'One that is missing: an organisation behind a value, or an indicator behind a goal, theme or strategy.',
})
export class MissingPart {
  @Field(() => MissingReasonChoice, { description: 'Why.' })
  reason: MissingReason;
}

@ObjectType({ description: 'Of whom, or of what weight, a figure speaks.' })
export class Coverage {
  @Field(() => Int, {
    description: 'How many organisations (of an indicator) or indicators (of a node of the plan) were expected.',
  })
  expected: number;

  @Field(() => Int, { description: 'How many of them the figure speaks of.' })
  reported: number;

  @Field(() => Float, { description: '0 to 1: of organisations by count, of indicators by weight.' })
  share: number;

  @Field(() => Float, {
    nullable: true,
    description: '0 to 1, of inhabitants; null where not every population is known.',
  })
  populationShare: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'What is known where coverage is too low for a value, in the unit of the indicator.',
  })
  partialValue: number | null;
}

@ObjectType({ description: 'A year of a series.' })
export class ProgressPoint {
  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => Float, { nullable: true, description: 'In the unit of the indicator; null with a reason in `missing`.' })
  value: number | null;

  @Field(() => MissingReasonChoice, { nullable: true, description: 'Why there is no value.' })
  missing: MissingReason | null;

  @Field(() => Float, { nullable: true, description: 'The target stated for this year.' })
  target: number | null;

  @Field(() => Float, { nullable: true, description: 'Where the trajectory says the value should be in this year.' })
  planned: number | null;

  @Field(() => ProgressStatusChoice, {
    description: 'What would have been said with the value of this year, in this year.',
  })
  status: ProgressStatus;

  @Field(() => ObservationStatusChoice, { nullable: true, description: 'How firm the value is.' })
  observationStatus: ObservationStatus | null;
}

@ObjectType({ description: 'How many have which status.' })
export class StatusCounts {
  @Field(() => Int, { description: 'TARGET_REACHED.' })
  targetReached: number;

  @Field(() => Int, { description: 'ON_TRACK.' })
  onTrack: number;

  @Field(() => Int, { description: 'BEHIND.' })
  behind: number;

  @Field(() => Int, { description: 'FAR_BEHIND.' })
  farBehind: number;

  @Field(() => Int, { description: 'MOVING_AWAY.' })
  movingAway: number;

  @Field(() => Int, { description: 'NOT_ASSESSED.' })
  notAssessed: number;
}

@ObjectType({
  description:
    'The numbers that were put into the formulas: as they stand, sums over the years of a PERIODIC indicator, or distances outside a condition to keep.',
})
export class JudgedNumbers {
  @Field(() => Float, { description: 'x.' })
  value: number;

  @Field(() => Float, { nullable: true, description: 'b.' })
  baseline: number | null;

  @Field(() => Float, { nullable: true, description: 'E, what the plan asks for.' })
  planned: number | null;

  @Field(() => Float, { nullable: true, description: 'T.' })
  target: number | null;
}

@ObjectType({ description: 'How many organisations are on a level.' })
export class LevelCount {
  @Field(() => Int, { description: 'The level, 1 to 5.' })
  level: number;

  @Field(() => Int, { description: 'How many.' })
  count: number;
}

@ObjectType({ description: 'An indicator of a goal, judged for one organisation or for all participants together.' })
export class IndicatorProgress {
  @Field(() => Int, { description: 'The year asked for.' })
  year: number;

  @Field(() => Int, { nullable: true, description: 'The year of the observation that was judged.' })
  dataYear: number | null;

  @Field(() => ProgressStatusChoice, { description: 'How it goes.' })
  status: ProgressStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Machine-readable: why it was not assessed, why there is no value, or no raw attainment.',
  })
  reason: string | null;

  @Field(() => String, { description: 'Name and version of the method: "planned-v1".' })
  method: string;

  @Field(() => Float, {
    nullable: true,
    description:
      'In the unit of the indicator; per cent for a YES_NO over organisations. Null with a reason in `missing`.',
  })
  value: number | null;

  @Field(() => MissingReasonChoice, { nullable: true, description: 'Why there is no value.' })
  missing: MissingReason | null;

  @Field(() => YearValue, { nullable: true, description: 'What progress is counted from.' })
  baseline: YearValue | null;

  @Field(() => Target, { nullable: true, description: 'The target that is judged at the end.' })
  target: Target | null;

  @Field(() => Float, { nullable: true, description: 'Where the trajectory says the value should be in `dataYear`.' })
  planned: number | null;

  @Field(() => Float, { nullable: true, description: 'Per cent of the way from baseline to target, 0 to 100.' })
  attainment: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The same, not clamped: below 0 is a setback, above 100 beyond the target.',
  })
  attainmentRaw: number | null;

  @Field(() => Float, { nullable: true, description: 'Achieved change / planned change: 1 is exactly on the path.' })
  pace: number | null;

  @Field(() => Float, { nullable: true, description: '−5 to 5, for averaging.' })
  paceScore: number | null;

  @Field(() => EurostatAssessment, {
    nullable: true,
    description: "The view by growth rates; null only where the indicator is none of the organisation's.",
  })
  eurostat: EurostatAssessment | null;

  @Field(() => Forecast, {
    nullable: true,
    description: "Where the past pattern leads; null only where the indicator is none of the organisation's.",
  })
  forecast: Forecast | null;

  @Field(() => JudgedNumbers, {
    nullable: true,
    description: 'The numbers behind status, attainment and pace; null where nothing was assessed.',
  })
  judged: JudgedNumbers | null;

  @Field(() => [Int], {
    description: 'Years without a value among those that were judged together, of PERIODIC and KEEP_* indicators.',
  })
  yearsWithoutValue: readonly number[];

  @Field(() => [LevelCount], {
    nullable: true,
    description: 'How many organisations are on which level; null unless it is a LEVEL over organisations.',
  })
  distribution: readonly LevelCount[] | null;

  @Field(() => [ProgressPoint], { description: 'Every year of the strategy, and the baseline year.' })
  series: readonly ProgressPoint[];

  @Field(() => Coverage, { description: 'Of whom the value speaks.' })
  coverage: Coverage;

  @Field(() => [String], { description: 'What to know beside the status: "assumed_baseline", "partial", "stale", …' })
  flags: readonly string[];
}

@ObjectType({ isAbstract: true })
abstract class NodeProgress {
  @Field(() => String, { description: 'Name and version of the method: "planned-v1".' })
  method: string;

  @Field(() => ProgressStatusChoice, { description: 'How it goes, from the pace score.' })
  status: ProgressStatus;

  @Field(() => Float, {
    nullable: true,
    description: 'Weighted mean of the attainments below, 0 to 100; null with a `reason`.',
  })
  attainment: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Weighted mean of the pace scores below, −5 to 5; null with a `reason`.',
  })
  paceScore: number | null;

  @Field(() => Coverage, { description: 'Of which indicators it speaks; the share is weighted.' })
  coverage: Coverage;

  @Field(() => StatusCounts, { description: 'Of the indicators below.' })
  counts: StatusCounts;

  @Field(() => IndicatorProgress, {
    nullable: true,
    description: 'The indicator below that goes worst: a mean hides it.',
  })
  worst: IndicatorProgress | null;

  @Field(() => String, { nullable: true, description: 'Machine-readable: why it was not assessed.' })
  reason: string | null;

  @Field(() => [String], { description: 'What to know beside the status.' })
  flags: readonly string[];
}

@ObjectType({ description: 'A goal, from its indicators: two numbers, never one.' })
export class GoalProgress extends NodeProgress {
  @Field(() => [IndicatorProgress], { description: 'Its indicators, in their order.' })
  indicators: readonly IndicatorProgress[];
}

@ObjectType({ description: 'A theme, from its goals.' })
export class ThemeProgress extends NodeProgress {
  @Field(() => StatusCounts, { description: 'Of its goals.' })
  goalCounts: StatusCounts;

  @Field(() => [GoalProgress], { description: 'Its goals, in their order.' })
  goals: readonly GoalProgress[];
}

@ObjectType({ description: 'A strategy, from its themes.' })
export class StrategyProgress extends NodeProgress {
  @Field(() => Int, { description: 'The year asked for.' })
  year: number;

  @Field(() => GraphQLDateTime, {
    nullable: true,
    description: 'The instant asked for: by the measurements that counted then. Null: now.',
  })
  asOf: Date | null;

  @Field(() => ViewChoice, { description: 'Whose view of the figures.' })
  view: View;

  @Field(() => StatusCounts, { description: 'Of its goals.' })
  goalCounts: StatusCounts;

  @Field(() => [ThemeProgress], { description: 'Its themes, in their order.' })
  themes: readonly ThemeProgress[];
}

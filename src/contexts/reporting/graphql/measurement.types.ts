import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import type { ErrorCode } from '../../../domain/domain-error.js';
import {
  MEASUREMENT_STATES,
  type MeasurementState,
  MISSING_REASONS,
  type MissingReason,
  OBSERVATION_STATUSES,
  type ObservationStatus,
} from '../../../domain/review/measurement.js';
import { publishChoices } from '../../../faces/choices.js';
import { connectionTypes } from '../../../faces/connection.js';
import { ErrorCodeChoice } from '../../../faces/error-code.js';
import { Node } from '../../../faces/node.js';

export const MeasurementStateChoice = publishChoices(
  'MeasurementState',
  MEASUREMENT_STATES,
  'How far a measurement has come.',
  {
    DRAFT: 'Saved, and known to those who work on it only.',
    SUBMITTED: 'Handed in. Until there are rounds and a review, it counts as approved and released.',
    RETURNED: 'Sent back with a message.',
    APPROVED: 'Approved: changes only by a correction.',
  },
);

export const MissingReasonChoice = publishChoices(
  'MissingReason',
  MISSING_REASONS,
  'Why there is no value. Missing is never zero.',
  {
    NOT_REPORTED: 'It was due and nobody has said anything.',
    NOT_DUE: 'It is not due yet.',
    NOT_RELEASED: 'It is reported and not yet public.',
    NOT_APPLICABLE: 'The indicator does not apply to the organisation, which is then not expected to report.',
    NO_DATA: 'The organisation has no data.',
    SUPPRESSED: 'The value must not be shown, e.g. because it would tell of single persons.',
    LEFT_OUT: 'The participant does not pursue the goal.',
    UNDEFINED_RATIO: 'The denominator is 0.',
    NOT_COMPARABLE: 'The value must not be compared or added to others.',
    NOT_AGGREGATED: 'The values of this indicator must not become one.',
    COVERAGE_TOO_LOW: 'Too few have reported for an aggregate.',
  },
);

export const ObservationStatusChoice = publishChoices(
  'ObservationStatus',
  OBSERVATION_STATUSES,
  'How firm a value is.',
  {
    NORMAL: 'Measured.',
    ESTIMATED: 'Estimated.',
    PROVISIONAL: 'Provisional: a firm value is expected.',
  },
);

@ObjectType({ description: 'What may be done with a measurement, by whoever asks.' })
export class MeasurementAbilities {
  @Field(() => Boolean, { description: 'Save a draft.' })
  save: boolean;

  @Field(() => Boolean, { description: 'Submit.' })
  submit: boolean;
}

@ObjectType({
  implements: () => [Node],
  description: 'What an organisation says of an indicator and year. At most one for each.',
})
export class Measurement extends Node {
  @Field(() => Int, { description: 'Any year: a series may begin before the strategy.' })
  year: number;

  @Field(() => MeasurementStateChoice, { description: 'How far it has come.' })
  state: MeasurementState;

  @Field(() => Float, { nullable: true, description: 'In the unit of the indicator; null with a reason in `missing`.' })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a SHARE or a RATIO.' })
  numerator: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a SHARE or a RATIO.' })
  denominator: number | null;

  @Field(() => MissingReasonChoice, { nullable: true, description: 'Why there is no value; null where there is one.' })
  missing: MissingReason | null;

  @Field(() => ObservationStatusChoice, { description: 'How firm the value is.' })
  observationStatus: ObservationStatus;

  @Field(() => Boolean, {
    description: 'False, with a note: must not be compared with others, and is left out of aggregates.',
  })
  comparable: boolean;

  @Field(() => String, { nullable: true, description: 'A remark of the reporter, as it was written.' })
  note: string | null;

  @Field(() => Int, {
    description: 'Moves with every change: send it back with yours, a stale one is refused with CONFLICT.',
  })
  version: number;
}

@ObjectType({ description: 'What a measurement said from an instant on. Revisions are never changed or removed.' })
export class Revision {
  @Field(() => GraphQLDateTime, { description: 'When it was written.' })
  at: string;

  @Field(() => MeasurementStateChoice, { description: 'Its state from then on.' })
  state: MeasurementState;

  @Field(() => Float, { nullable: true, description: 'In the unit of the indicator.' })
  value: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a SHARE or a RATIO.' })
  numerator: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a SHARE or a RATIO.' })
  denominator: number | null;

  @Field(() => MissingReasonChoice, { nullable: true, description: 'Why there was no value.' })
  missing: MissingReason | null;

  @Field(() => String, { nullable: true, description: 'Why it was changed, where a reason was given.' })
  reason: string | null;
}

export const MeasurementConnection = connectionTypes(Measurement, 'Measurement', 'measurements');
export const RevisionConnection = connectionTypes(Revision, 'Revision', 'revisions');

@ObjectType({ description: 'A measurement that was not accepted; nothing of it was stored.' })
export class RefusedMeasurement {
  @Field(() => Int, { description: 'Its place in the input, from 0.' })
  index: number;

  @Field(() => ErrorCodeChoice, { description: 'What kind of refusal.' })
  code: ErrorCode;

  @Field(() => String, { description: 'Machine-readable, e.g. `above_maximum`.' })
  reason: string;

  @Field(() => String, { nullable: true, description: 'The argument at fault, e.g. `measurements[0].value`.' })
  argument: string | null;

  @Field(() => String, { description: 'A sentence for a person.' })
  message: string;
}

@ObjectType({ description: 'What became of each measurement that was sent.' })
export class SubmitMeasurementsResult {
  @Field(() => [Measurement], { description: 'Stored, and counted from now on.' })
  accepted: Measurement[];

  @Field(() => [RefusedMeasurement], { description: 'Refused, each with its reason.' })
  refused: RefusedMeasurement[];
}

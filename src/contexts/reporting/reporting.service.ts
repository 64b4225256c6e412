import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../../database/database.js';
import { ConstraintViolated } from '../../database/errors.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { insightBelow } from './insight-below.js';
import { IdempotencyKeyReused } from './measurement.errors.js';
import { MeasurementStore } from './measurement.store.js';
import { type Reported, reportMeasurements, type StatedMeasurement } from './report-measurements.js';
import type { MeasurementEntity } from './tables/measurement.entity.js';
import type { SubmissionAnswer, SubmissionRefusal } from './tables/submission.entity.js';

export interface SubmissionOutcome {
  readonly accepted: readonly MeasurementEntity[];
  readonly refused: readonly SubmissionRefusal[];
}

@Injectable()
export class ReportingService {
  constructor(private readonly database: Database) {}

  /** Saves one measurement as a draft. */
  saveMeasurement(actor: Actor, measurement: StatedMeasurement): Promise<MeasurementEntity> {
    return this.database.write(async (session) => {
      const { accepted, refused } = await reportMeasurements(
        session,
        actor,
        'save',
        [measurement],
        () => 'measurement.',
      );
      const [saved] = accepted;
      if (saved) return saved;
      throw refused[0]?.error ?? new Error('Broken promise: a measurement was neither saved nor refused');
    });
  }

  /** Submits measurements, each accepted or refused by itself. Under a key, a repetition answers what was answered before. */
  async submitMeasurements(
    actor: Actor,
    measurements: readonly StatedMeasurement[],
    idempotencyKey: string | null,
  ): Promise<SubmissionOutcome> {
    const submit = () =>
      this.database.write((session) =>
        idempotencyKey === null
          ? submitAll(session, actor, measurements)
          : submitOnce(session, actor, measurements, idempotencyKey),
      );
    try {
      return await submit();
    } catch (error) {
      // The same submission came twice at the same time: the other one has been stored, and is the answer.
      const isRepetition = error instanceof ConstraintViolated && error.constraint.startsWith('uq_submission_');
      if (isRepetition) return submit();
      throw error;
    }
  }
}

async function submitAll(
  session: Session,
  actor: Actor,
  measurements: readonly StatedMeasurement[],
): Promise<SubmissionOutcome> {
  const reported = await reportMeasurements(
    session,
    actor,
    'submit',
    measurements,
    (index) => `measurements[${index}].`,
  );
  return { accepted: reported.accepted, refused: refusals(reported) };
}

async function submitOnce(
  session: Session,
  actor: Actor,
  measurements: readonly StatedMeasurement[],
  idempotencyKey: string,
): Promise<SubmissionOutcome> {
  const store = session.use(MeasurementStore);
  const submitter = actor.id ?? '';
  const digest = createHash('sha256').update(JSON.stringify(measurements)).digest('hex');
  const before = await store.findSubmission(submitter, idempotencyKey);
  if (before) {
    if (before.digest !== digest) throw new IdempotencyKeyReused();
    return recall(session, actor, before.answer);
  }
  const outcome = await submitAll(session, actor, measurements);
  await store.insertSubmission({
    id: uuidv7(),
    submitter,
    idempotencyKey,
    digest,
    at: session.instant,
    answer: { accepted: outcome.accepted.map(({ id }) => id), refused: outcome.refused },
  });
  return outcome;
}

/** As the actor may know them now: others may have drafted since, and roles end. */
async function recall(
  session: Session,
  actor: Actor,
  { accepted, refused }: SubmissionAnswer,
): Promise<SubmissionOutcome> {
  const shown = await session.use(MeasurementStore).shownByIds(accepted, await insightBelow(session, actor));
  const found = new Map(shown.map((one) => [one.id, one]));
  return { accepted: accepted.flatMap((id) => found.get(id) ?? []), refused };
}

function refusals({ refused }: Reported): SubmissionRefusal[] {
  return refused.map(({ index, error }) => ({
    index,
    code: error.code,
    reason: error.facts.reason,
    argument: error.facts.argument ?? null,
    message: error.message,
  }));
}

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '../../database/database.js';
import { ConstraintViolated } from '../../database/errors.js';
import type { Session } from '../../database/session.js';
import { type Actor, EVERYWHERE } from '../../domain/actor.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { getOrganisation, type OrganisationRef } from '../organisations/organisation-ref.js';
import { IdempotencyKeyReused } from './measurement.errors.js';
import { maySubmit } from './measurement.policy.js';
import { MeasurementStore } from './measurement.store.js';
import { type Reported, reportMeasurements, type StatedMeasurement } from './report-measurements.js';
import type { MeasurementEntity } from './tables/measurement.entity.js';
import type { SubmissionAnswer, SubmissionRefusal } from './tables/submission.entity.js';

type After = readonly string[] | null;

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

  listMeasurements(
    actor: Actor,
    indicatorId: string,
    { organisation, year }: { readonly organisation: OrganisationRef | null; readonly year: number | null },
    after: After,
    limit: number,
  ) {
    return this.database.read(async (session) => {
      const organisationId = organisation ? (await getOrganisation(session, organisation, 'organisation')).id : null;
      const draftsOf = await organisationsReportedBy(session, actor);
      return session.use(MeasurementStore).list({ indicatorId, organisationId, year, draftsOf }, after, limit);
    });
  }

  listRevisions(_actor: Actor, measurementId: string, after: After, limit: number) {
    return this.database.read((session) => session.use(MeasurementStore).revisions(measurementId, after, limit));
  }
}

/** Ids of the organisations whose drafts the actor may see; null: all. */
async function organisationsReportedBy(session: Session, actor: Actor): Promise<readonly string[] | null> {
  if (maySubmit(actor, [EVERYWHERE])) return null;
  const roots = actor.memberships.filter(({ organisation }) => maySubmit(actor, [organisation]));
  const below = await session.use(OrganisationStore).below(roots.map(({ organisation }) => organisation));
  return below.map(({ id }) => id);
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
    return recall(session, before.answer);
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

async function recall(session: Session, { accepted, refused }: SubmissionAnswer): Promise<SubmissionOutcome> {
  const found = new Map((await session.use(MeasurementStore).byIds(accepted)).map((one) => [one.id, one]));
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

import { In } from 'typeorm';
import type { Parameter, Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import type { MeasurementContent } from '../../domain/review/check-content.js';
import type { MeasurementState } from '../../domain/review/measurement.js';
import { MeasurementEntity } from './tables/measurement.entity.js';
import { MeasurementRevisionEntity } from './tables/measurement-revision.entity.js';
import { SubmissionEntity } from './tables/submission.entity.js';

/** What names a measurement. */
export interface MeasurementKey {
  readonly indicatorId: string;
  readonly organisationId: string;
  readonly year: number;
  /** '' is the total. */
  readonly category: string;
}

export interface MeasurementFilter {
  readonly indicatorId: string;
  readonly organisationId?: string | null;
  readonly year?: number | null;
  /** Organisations whose drafts may be seen; null: all. */
  readonly draftsOf: readonly string[] | null;
}

export class MeasurementStore {
  constructor(private readonly session: Session) {}

  byIds(ids: readonly string[]): Promise<MeasurementEntity[]> {
    return this.session.manager.findBy(MeasurementEntity, { id: In([...ids]) });
  }

  /** What is stored under any of these indicators, organisations and years. */
  around(keys: readonly MeasurementKey[]): Promise<MeasurementEntity[]> {
    return this.session.manager.findBy(MeasurementEntity, {
      indicatorId: In([...new Set(keys.map(({ indicatorId }) => indicatorId))]),
      organisationId: In([...new Set(keys.map(({ organisationId }) => organisationId))]),
      year: In([...new Set(keys.map(({ year }) => year))]),
    });
  }

  /** Those of these measurements that have been submitted, whatever has been drafted since. */
  async everSubmitted(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.session.rows<{ id: string }>(
      `SELECT DISTINCT measurement_id AS id FROM measurement_revision
       WHERE ${this.session.dialect.anyOf('measurement_id', '$1')} AND state = 'SUBMITTED'`,
      [[...ids]],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The first of its key; answers whether it was. */
  async insertFirst(measurement: MeasurementEntity): Promise<boolean> {
    const inserted = await this.session.execute(
      `INSERT INTO measurement
         (id, indicator_id, organisation_id, year, category, version, state, value, numerator, denominator, missing,
          observation_status, comparable, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (indicator_id, organisation_id, year, category) DO NOTHING`,
      [
        measurement.id,
        measurement.indicatorId,
        measurement.organisationId,
        measurement.year,
        measurement.category,
        measurement.version,
        measurement.state,
        ...contentParameters(measurement),
      ],
    );
    return inserted === 1;
  }

  /** Replaces the content if the measurement still is at that version; answers whether it was. */
  async replace(id: string, version: number, state: MeasurementState, content: MeasurementContent): Promise<boolean> {
    const changed = await this.session.execute(
      `UPDATE measurement
       SET version = version + 1, state = $3, value = $4, numerator = $5, denominator = $6, missing = $7,
           observation_status = $8, comparable = $9, note = $10
       WHERE id = $1 AND version = $2`,
      [id, version, state, ...contentParameters(content)],
    );
    return changed === 1;
  }

  async appendRevision(measurement: MeasurementEntity, actor: Actor, reason: string | null): Promise<void> {
    await this.session.execute(
      `INSERT INTO measurement_revision
         (measurement_id, version, at, actor_name, actor_id, reason, state, value, numerator, denominator, missing,
          observation_status, comparable, note)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        measurement.id,
        measurement.version,
        this.session.instant,
        actor.name,
        actor.id,
        reason,
        measurement.state,
        ...contentParameters(measurement),
      ],
    );
  }

  /** A page in the order of year (latest first) and id, and how many there are. */
  async list(filter: MeasurementFilter, after: readonly string[] | null, limit: number) {
    const query = this.session.manager
      .createQueryBuilder(MeasurementEntity, 'measurement')
      .where('measurement.indicatorId = :indicatorId', { indicatorId: filter.indicatorId });
    if (filter.organisationId)
      query.andWhere('measurement.organisationId = :organisationId', { organisationId: filter.organisationId });
    if (filter.year != null) query.andWhere('measurement.year = :year', { year: filter.year });
    if (filter.draftsOf !== null) {
      query.andWhere(
        filter.draftsOf.length === 0
          ? "measurement.state <> 'DRAFT'"
          : "(measurement.state <> 'DRAFT' OR measurement.organisationId IN (:...draftsOf))",
        { draftsOf: filter.draftsOf },
      );
    }
    const totalCount = await query.getCount();
    if (after) {
      query.andWhere(
        '(measurement.year < :afterYear OR (measurement.year = :afterYear AND measurement.id > :afterId))',
        {
          afterYear: Number(after[0]),
          afterId: after[1],
        },
      );
    }
    const rows = await query.orderBy('measurement.year', 'DESC').addOrderBy('measurement.id').limit(limit).getMany();
    return { rows, totalCount };
  }

  /** A page of the revisions, the first one first, and how many there are. */
  async revisions(measurementId: string, after: readonly string[] | null, limit: number) {
    const query = this.session.manager
      .createQueryBuilder(MeasurementRevisionEntity, 'revision')
      .where('revision.measurementId = :measurementId', { measurementId });
    const totalCount = await query.getCount();
    if (after) query.andWhere('revision.version > :after', { after: Number(after[0]) });
    return { rows: await query.orderBy('revision.version').limit(limit).getMany(), totalCount };
  }

  findSubmission(submitter: string, idempotencyKey: string): Promise<SubmissionEntity | null> {
    return this.session.manager.findOneBy(SubmissionEntity, { submitter, idempotencyKey });
  }

  insertSubmission(submission: SubmissionEntity): Promise<unknown> {
    return this.session.manager.insert(SubmissionEntity, submission);
  }
}

function contentParameters(content: MeasurementContent): Parameter[] {
  return [
    content.value,
    content.numerator,
    content.denominator,
    content.missing,
    content.observationStatus,
    content.comparable,
    content.note,
  ];
}

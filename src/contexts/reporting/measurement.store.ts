import { In } from 'typeorm';
import { groupRows } from '../../database/group-rows.js';
import type { Parameter, Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import type { MeasurementContent } from '../../domain/review/check-content.js';
import type { MeasurementState, ObservationStatus } from '../../domain/review/measurement.js';
import { isOfUnnamed, unnamedInStrategiesUsing } from '../planning/participation.store.js';
import type { Insight } from './measurement.policy.js';
import { MeasurementEntity } from './tables/measurement.entity.js';
import type { MeasurementRevisionEntity } from './tables/measurement-revision.entity.js';
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
  readonly organisationId: string | null;
  readonly year: number | null;
}

/** The rows after a sort key, and how many of them. */
export interface Slice {
  readonly after: readonly string[] | null;
  readonly limit: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly totalCount: number;
}

/** A revision as far as it may be known. */
export interface ShownRevision extends Omit<MeasurementRevisionEntity, 'actorName' | 'actorId'> {
  /** Null where the author is not known to whoever asks. */
  readonly by: string | null;
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

  /** Those of them that may be known, in the revision that may be known. Insight names every organisation itself. */
  async shownByIds(ids: readonly string[], insight: Insight): Promise<MeasurementEntity[]> {
    const { bind, parameters } = binding();
    const asked = `SELECT * FROM measurement WHERE ${this.session.dialect.anyOf('id', bind(ids))}`;
    const rows = await this.session.rows<StoredMeasurement>(
      `${this.shown(asked, insight, bind)} SELECT * FROM shown`,
      parameters,
    );
    return rows.map(measurementOf);
  }

  /** Of each indicator, a page of what may be known in the order of year (latest first) and id, and how many there are. */
  async pagesOf(
    indicatorIds: readonly string[],
    { organisationId, year }: MeasurementFilter,
    insight: Insight,
    { after, limit }: Slice,
  ): Promise<ReadonlyMap<string, Page<MeasurementEntity>>> {
    const { bind, parameters } = binding();
    const asked = [
      `SELECT * FROM measurement WHERE ${this.session.dialect.anyOf('indicator_id', bind(indicatorIds))}`,
      ...(organisationId === null ? [] : [`organisation_id = ${bind(organisationId)}`]),
      ...(year === null ? [] : [`year = ${bind(year)}`]),
    ].join(' AND ');
    const shown = this.shown(asked, insight, bind);
    const counts = await this.session.rows<Count>(
      `${shown} SELECT indicator_id AS of_id, COUNT(*) AS total FROM shown GROUP BY indicator_id`,
      [...parameters],
    );
    const rows = await this.session.rows<StoredMeasurement>(
      `${shown} SELECT * FROM (
         SELECT shown.*, ROW_NUMBER() OVER (PARTITION BY indicator_id ORDER BY year DESC, id) AS place
         FROM shown ${after ? `WHERE ${isBehind(after, bind)}` : ''}
       ) AS placed
       WHERE place <= ${bind(limit)} ORDER BY indicator_id, place`,
      parameters,
    );
    return pages(counts, rows.map(measurementOf), ({ indicatorId }) => indicatorId);
  }

  /** Of each measurement, a page of the revisions that may be known, the first one first, and how many there are. */
  async revisionPages(
    measurementIds: readonly string[],
    insight: Insight,
    { after, limit }: Slice,
  ): Promise<ReadonlyMap<string, Page<ShownRevision>>> {
    const { bind, parameters } = binding();
    const { dialect } = this.session;
    const asked = `SELECT * FROM measurement WHERE ${dialect.anyOf('id', bind(measurementIds))}`;
    const seesDraft = this.isAmong(insight.drafts, 'asked.organisation_id', bind);
    const told = `${this.asked(asked, insight, bind)},
      told AS (
        SELECT revision.*, asked.organisation_id
        FROM asked JOIN measurement_revision AS revision ON revision.measurement_id = asked.id
        WHERE revision.state <> 'DRAFT' OR ${seesDraft}
      )`;
    const counts = await this.session.rows<Count>(
      `${told} SELECT measurement_id AS of_id, COUNT(*) AS total FROM told GROUP BY measurement_id`,
      [...parameters],
    );
    const rows = await this.session.rows<StoredRevision>(
      `${told} SELECT placed.*, CASE WHEN ${this.isAmong(insight.inside, 'organisation_id', bind)} THEN actor_name END AS by_name
       FROM (
         SELECT told.*, ROW_NUMBER() OVER (PARTITION BY measurement_id ORDER BY version) AS place
         FROM told ${after ? `WHERE version > ${bind(Number(after[0]))}` : ''}
       ) AS placed
       WHERE place <= ${bind(limit)} ORDER BY measurement_id, place`,
      parameters,
    );
    return pages(counts, rows.map(revisionOf), ({ measurementId }) => measurementId);
  }

  findSubmission(submitter: string, idempotencyKey: string): Promise<SubmissionEntity | null> {
    return this.session.manager.findOneBy(SubmissionEntity, { submitter, idempotencyKey });
  }

  insertSubmission(submission: SubmissionEntity): Promise<unknown> {
    return this.session.manager.insert(SubmissionEntity, submission);
  }

  /** Common tables: `asked`, without what unnamed participants report where the insight does not reach. */
  private asked(select: string, { inside }: Insight, bind: Bind): string {
    if (inside === null) return `WITH RECURSIVE asked AS (${select})`;
    const isInside = this.isAmong(inside, 'candidate.organisation_id', bind);
    return `WITH RECURSIVE candidate AS (${select}),
      ${unnamedInStrategiesUsing('SELECT indicator_id FROM candidate')},
      asked AS (
        SELECT * FROM candidate
        WHERE ${isInside} OR NOT ${isOfUnnamed('candidate.indicator_id', 'candidate.organisation_id')}
      )`;
  }

  /** Common tables: `shown`, what was asked for, in place of an unseen draft what was submitted before it. */
  private shown(select: string, insight: Insight, bind: Bind): string {
    const asked = this.asked(select, insight, bind);
    if (insight.drafts === null) return `${asked}, shown AS (SELECT * FROM asked)`;
    const seesDraft = this.isAmong(insight.drafts, 'asked.organisation_id', bind);
    return `${asked},
      shown AS (
        SELECT ${columns('asked')} FROM asked WHERE state <> 'DRAFT' OR ${seesDraft}
        UNION ALL
        SELECT ${columns('before')} FROM asked JOIN measurement_revision AS before ON before.measurement_id = asked.id
        WHERE asked.state = 'DRAFT' AND NOT ${seesDraft} AND before.version = (
          SELECT MAX(version) FROM measurement_revision WHERE measurement_id = asked.id AND state <> 'DRAFT'
        )
      )`;
  }

  private isAmong(organisationIds: readonly string[] | null, column: string, bind: Bind): string {
    return organisationIds === null ? 'TRUE' : `(${this.session.dialect.anyOf(column, bind(organisationIds))})`;
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

type Bind = (parameter: Parameter) => string;

/** The parameters of a statement, numbered as they are named; a list is sent once. */
function binding(): { readonly bind: Bind; readonly parameters: Parameter[] } {
  const parameters: Parameter[] = [];
  const bind = (parameter: Parameter): string => {
    const known = Array.isArray(parameter) ? parameters.indexOf(parameter) : -1;
    return `$${known < 0 ? parameters.push(parameter) : known + 1}`;
  };
  return { bind, parameters };
}

function isBehind([year, id = '']: readonly string[], bind: Bind): string {
  const afterYear = bind(Number(year));
  return `(year < ${afterYear} OR (year = ${afterYear} AND id > ${bind(id)}))`;
}

const KEY = ['id', 'indicator_id', 'organisation_id', 'year', 'category'];
const CONTENT = [
  'version',
  'state',
  'value',
  'numerator',
  'denominator',
  'missing',
  'observation_status',
  'comparable',
  'note',
];

function columns(said: 'asked' | 'before'): string {
  return [...KEY.map((column) => `asked.${column}`), ...CONTENT.map((column) => `${said}.${column}`)].join(', ');
}

interface Count {
  readonly of_id: string;
  readonly total: number | string;
}

function pages<Row>(
  counts: readonly Count[],
  rows: readonly Row[],
  idOf: (row: Row) => string,
): ReadonlyMap<string, Page<Row>> {
  const found = groupRows(rows, idOf);
  return new Map(
    counts.map(({ of_id, total }) => [of_id, { rows: found.get(of_id) ?? [], totalCount: Number(total) }]),
  );
}

interface StoredContent extends Pick<MeasurementContent, 'value' | 'numerator' | 'denominator' | 'missing' | 'note'> {
  readonly version: number;
  readonly state: MeasurementState;
  readonly observation_status: ObservationStatus;
  readonly comparable: boolean | number;
}

interface StoredMeasurement extends StoredContent {
  readonly id: string;
  readonly indicator_id: string;
  readonly organisation_id: string;
  readonly year: number;
  readonly category: string;
}

interface StoredRevision extends StoredContent {
  readonly measurement_id: string;
  readonly at: string;
  readonly by_name: string | null;
  readonly reason: string | null;
}

function contentOf(row: StoredContent) {
  return {
    version: row.version,
    state: row.state,
    value: row.value,
    numerator: row.numerator,
    denominator: row.denominator,
    missing: row.missing,
    observationStatus: row.observation_status,
    comparable: Boolean(row.comparable),
    note: row.note,
  };
}

function measurementOf(row: StoredMeasurement): MeasurementEntity {
  return {
    id: row.id,
    indicatorId: row.indicator_id,
    organisationId: row.organisation_id,
    year: row.year,
    category: row.category,
    ...contentOf(row),
  };
}

function revisionOf(row: StoredRevision): ShownRevision {
  return { measurementId: row.measurement_id, at: row.at, by: row.by_name, reason: row.reason, ...contentOf(row) };
}

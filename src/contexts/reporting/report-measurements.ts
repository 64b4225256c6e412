import { v7 as uuidv7 } from 'uuid';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { BadInput, DomainError, invariant } from '../../domain/domain-error.js';
import { checkObservationYear } from '../../domain/quantity/check-year.js';
import { completeContent, type MeasurementContent, type StatedContent } from '../../domain/review/check-content.js';
import { type MeasurementState, TOTAL, VIEWS } from '../../domain/review/measurement.js';
import { type Move, stateAfter } from '../../domain/review/moves.js';
import { keepFigures } from '../aggregates/keep-figures.js';
import { lockIndicators } from '../aggregates/lock-indicators.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { findOrganisations, type OrganisationRef } from '../organisations/organisation-ref.js';
import { IndicatorStore } from '../planning/indicator.store.js';
import type { IndicatorEntity } from '../planning/tables/indicator.entity.js';
import {
  IndicatorUnknown,
  MeasurementAlreadyApproved,
  MeasurementAlreadyReported,
  MeasurementChangedMeanwhile,
  ReportingNotYours,
} from './measurement.errors.js';
import { maySubmit } from './measurement.policy.js';
import { type MeasurementKey, MeasurementStore } from './measurement.store.js';
import type { MeasurementEntity } from './tables/measurement.entity.js';

/** A measurement as it was sent. */
export interface StatedMeasurement extends StatedContent {
  readonly indicator: string;
  readonly organisation: OrganisationRef;
  readonly year: number;
  readonly category?: string | null;
  /** The version that was read; without it, the first of its key is meant. */
  readonly version?: number | null;
}

export interface Reported {
  readonly accepted: readonly MeasurementEntity[];
  readonly refused: readonly RefusedMeasurement[];
}

export interface RefusedMeasurement {
  readonly index: number;
  readonly error: DomainError;
}

/**
 * Saves or submits measurements: each is accepted or refused by itself. Statements that look things up are the same
 * number for one and for many.
 * @param pathOf where an argument of the measurement at an index stands, e.g. `measurements[0].`
 */
export async function reportMeasurements(
  session: Session,
  actor: Actor,
  move: Move,
  stated: readonly StatedMeasurement[],
  pathOf: (index: number) => string,
): Promise<Reported> {
  const known = await lookUp(session, stated, pathOf);
  const outcomes: (MeasurementEntity | DomainError)[] = [];
  for (const index of inOrderOfKeys(known)) {
    const measurement = stated[index];
    if (measurement === undefined) continue;
    outcomes[index] = await reportOne(session, actor, move, measurement, { known, index, path: pathOf(index) }).catch(
      // Only what was refused before anything was written: any other error ends the whole write.
      (error: unknown) => (error instanceof DomainError ? error : Promise.reject(error)),
    );
  }
  const accepted = outcomes.flatMap((outcome) => (outcome instanceof DomainError ? [] : [outcome]));
  // Until there are rounds and a review, what is submitted counts as approved and released.
  const counted = accepted.filter(({ state }) => state === 'SUBMITTED');
  await keepFigures(session, counted, VIEWS);
  return {
    accepted,
    refused: outcomes.flatMap((outcome, index) => (outcome instanceof DomainError ? [{ index, error: outcome }] : [])),
  };
}

/** Two pages that hold the same measurements lock them in the same order, so that neither waits for the other in turn. */
function inOrderOfKeys({ keys }: Known): readonly number[] {
  const textAt = (index: number) => {
    const key = keys[index];
    return key ? textOf(key) : '';
  };
  return [...keys.keys()].sort((one, other) => {
    if (textAt(one) === textAt(other)) return one - other;
    return textAt(one) < textAt(other) ? -1 : 1;
  });
}

interface KnownOrganisation {
  readonly id: string;
  readonly code: string;
}

interface Known {
  readonly indicators: ReadonlyMap<string, IndicatorEntity>;
  /** By the index of the measurement: its organisation, or why there is none. */
  readonly organisations: readonly (KnownOrganisation | DomainError)[];
  readonly lineages: ReadonlyMap<string, readonly string[]>;
  /** By the index of the measurement; null where its organisation is unknown. */
  readonly keys: readonly (MeasurementKey | null)[];
  /** What is stored, by its key; moved along as measurements are accepted. */
  readonly stored: Map<string, MeasurementEntity>;
  /** Ids of those that count already, whatever has been drafted since. */
  readonly submitted: ReadonlySet<string>;
}

async function lookUp(
  session: Session,
  stated: readonly StatedMeasurement[],
  pathOf: (index: number) => string,
): Promise<Known> {
  const indicatorIds = stated.map(({ indicator }) => indicator);
  // Before anything else is looked at: whoever changes an indicator or makes its figures anew holds it first, too.
  await lockIndicators(session, indicatorIds);
  const indicators = await session.use(IndicatorStore).byIds(indicatorIds);
  const organisations = await findOrganisations(
    session,
    stated.map(({ organisation }, index) => ({ ref: organisation, argument: `${pathOf(index)}organisation` })),
  );
  const keys = stated.map((measurement, index) => {
    const organisation = organisations[index];
    return !organisation || organisation instanceof DomainError ? null : keyOf(measurement, organisation.id);
  });
  const measurements = session.use(MeasurementStore);
  const stored = await measurements.around(keys.filter((key) => key !== null));
  const ids = organisations.flatMap((organisation) => (organisation instanceof DomainError ? [] : [organisation.id]));
  return {
    indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
    organisations,
    lineages: await session.use(OrganisationStore).lineages(ids),
    keys,
    stored: new Map(stored.map((measurement) => [textOf(measurement), measurement])),
    submitted: await measurements.everSubmitted(stored.map(({ id }) => id)),
  };
}

interface Place {
  readonly known: Known;
  readonly index: number;
  readonly path: string;
}

async function reportOne(
  session: Session,
  actor: Actor,
  move: Move,
  stated: StatedMeasurement,
  { known, index, path }: Place,
): Promise<MeasurementEntity> {
  const indicator = known.indicators.get(stated.indicator);
  if (!indicator) throw new IndicatorUnknown(path);
  const organisation = known.organisations[index];
  if (organisation instanceof DomainError) throw organisation;
  invariant(organisation, 'every measurement that was read has an organisation, or a reason why not');
  if (!maySubmit(actor, known.lineages.get(organisation.id) ?? []))
    throw new ReportingNotYours(organisation.code, path);
  if (stated.category) {
    throw new BadInput(
      `${path}category`,
      'unknown_category',
      `'${indicator.code}' has no category '${stated.category}'.`,
    );
  }
  checkObservationYear(stated.year, Number(session.instant.slice(0, 4)), `${path}year`);
  const content = completeContent(indicator, stated, path);

  const key = keyOf(stated, organisation.id);
  const before = known.stored.get(textOf(key)) ?? null;
  requireVersion(stated, before && { ...before, counts: known.submitted.has(before.id) }, indicator.code, path);
  const state = stateAfter(move, before?.state ?? null);
  if (state === null) throw new MeasurementAlreadyApproved(indicator.code, stated.year, path);

  const measurement = await store(session, { key, content, state, before, code: indicator.code, path });
  known.stored.set(textOf(key), measurement);
  await session.use(MeasurementStore).appendRevision(measurement, actor, null);
  return measurement;
}

/** A draft may be taken up without its version, as long as nothing that counts is changed by it. */
function requireVersion(
  { version, year }: StatedMeasurement,
  before: (MeasurementEntity & { readonly counts: boolean }) | null,
  code: string,
  path: string,
): void {
  if (version == null) {
    if (before === null || (before.state === 'DRAFT' && !before.counts)) return;
    throw new MeasurementAlreadyReported(code, year, before.version, path);
  }
  if (before?.version === version) return;
  throw new MeasurementChangedMeanwhile(code, year, version, before?.version ?? null, path);
}

interface ToStore {
  readonly key: MeasurementKey;
  readonly content: MeasurementContent;
  readonly state: MeasurementState;
  readonly before: MeasurementEntity | null;
  readonly code: string;
  readonly path: string;
}

/** On PostgreSQL another writer may have come first since we looked: the constraint and the version decide. */
async function store(
  session: Session,
  { key, content, state, before, code, path }: ToStore,
): Promise<MeasurementEntity> {
  const measurements = session.use(MeasurementStore);
  if (before === null) {
    const first: MeasurementEntity = { id: uuidv7(), ...key, ...content, state, version: 1 };
    if (await measurements.insertFirst(first)) return first;
    throw new MeasurementAlreadyReported(code, key.year, null, path);
  }
  if (await measurements.replace(before.id, before.version, state, content)) {
    return { ...before, ...content, state, version: before.version + 1 };
  }
  const [now] = await measurements.byIds([before.id]);
  throw new MeasurementChangedMeanwhile(code, key.year, before.version, now?.version ?? null, path);
}

function keyOf({ indicator, year, category }: StatedMeasurement, organisationId: string): MeasurementKey {
  return { indicatorId: indicator, organisationId, year, category: category ?? TOTAL };
}

function textOf({ indicatorId, organisationId, year, category }: MeasurementKey): string {
  return `${indicatorId} ${organisationId} ${year} ${category}`;
}

import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { mostAlike } from '../../domain/comparison/likeness.js';
import { DomainError } from '../../domain/domain-error.js';
import { nearestPopulation } from '../../domain/progress/population.js';
import { OrganisationStore, type PopulationRow } from '../organisations/organisation.store.js';
import { findOrganisations } from '../organisations/organisation-ref.js';
import { ParticipationStore } from '../planning/participation.store.js';
import { PlanStore } from '../planning/plan.store.js';
import type { GoalIndicatorEntity } from '../planning/tables/goal-indicator.entity.js';
import type { ParticipationEntity } from '../planning/tables/participation.entity.js';
import type { StrategyEntity } from '../planning/tables/strategy.entity.js';
import { InhabitantsUnknown, NotAParticipant } from './comparison.errors.js';
import { knownAmong, knownUsingEach } from './comparison-participations.js';
import { type ComparisonQuestion, checkQuestion } from './comparison-question.js';

/** A question with what it is about. */
export interface LookedUpComparison {
  readonly question: ComparisonQuestion;
  readonly strategy: StrategyEntity;
  readonly goalIndicator: GoalIndicatorEntity;
  readonly peers: readonly Peer[];
  /** Whether another strategy with the indicator names participants that this one does not. */
  readonly isNamedElsewhere: boolean;
}

/** A participant that did not leave the goal out. */
export interface Peer {
  readonly organisation: string;
  /** Its participation; null where the actor may not know whose it is. */
  readonly key: string | null;
  /** 0 to 1, where those who are like one are asked for. */
  readonly likeness: number | null;
}

/**
 * What questions are about, each or why it is refused, in the same order; by a constant number of statements. Unnamed
 * participants stand among all participants only: whom a name or a number of inhabitants leads to is no longer unnamed.
 */
export async function lookUpComparisons(
  session: Session,
  actor: Actor,
  questions: readonly ComparisonQuestion[],
): Promise<(LookedUpComparison | DomainError)[]> {
  const plans = session.use(PlanStore);
  const goalIndicators = byId(await plans.goalIndicatorsByIds(questions.map((one) => one.goalIndicatorId)));
  const goals = byId(await plans.goalsByIds([...goalIndicators.values()].map(({ goalId }) => goalId)));
  const strategies = byId(await plans.strategiesByIds([...goals.values()].map(({ strategyId }) => strategyId)));
  const joined = await session.use(ParticipationStore).of([...strategies.keys()]);
  const leftOut = await session.use(ParticipationStore).leftOut(joined.map(({ id }) => id));
  const leftOutOf = groupRows(leftOut, ({ participationId }) => participationId);
  const known = await knownAmong(session, actor, joined);
  const named = await namedOrganisations(session, questions);
  const inhabitants = await readInhabitants(session, questions, joined);
  const ofStrategy = groupRows(joined, ({ strategyId }) => strategyId);
  const hasUnknown = joined.length > known.size;
  const indicatorIds = hasUnknown ? [...goalIndicators.values()].map(({ indicatorId }) => indicatorId) : [];
  const knownUsing = await knownUsingEach(session, actor, indicatorIds);
  return questions.map((question) => {
    const goalIndicator = got(goalIndicators, question.goalIndicatorId);
    const strategy = got(strategies, got(goals, goalIndicator.goalId).strategyId);
    const participants = (ofStrategy.get(strategy.id) ?? []).map((participation) => ({
      ...{ participation, isKnown: known.has(participation.id) },
      leftOut: (leftOutOf.get(participation.id) ?? []).some(({ goalId }) => goalId === goalIndicator.goalId),
    }));
    try {
      checkQuestion(question);
      const peers = peersOf({ question, strategy, participants, named: named.get(question) ?? [], inhabitants });
      const namedHere = new Set(participants.flatMap((one) => (one.isKnown ? [one.participation.organisationId] : [])));
      const namedAnywhere = knownUsing.get(goalIndicator.indicatorId) ?? [];
      const isNamedElsewhere = namedAnywhere.some(({ organisationId }) => !namedHere.has(organisationId));
      return { question, strategy, goalIndicator, peers, isNamedElsewhere };
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  });
}

interface ParticipantFound {
  readonly participation: ParticipationEntity;
  /** Whether the actor may know whose participation it is. */
  readonly isKnown: boolean;
  readonly leftOut: boolean;
}

interface NamedOrganisation {
  readonly argument: string;
  readonly found: { readonly id: string } | DomainError;
}

async function namedOrganisations(
  session: Session,
  questions: readonly ComparisonQuestion[],
): Promise<ReadonlyMap<ComparisonQuestion, readonly NamedOrganisation[]>> {
  const refs = questions.flatMap((question) => refsOf(question).map((one) => ({ question, ...one })));
  const found = refs.length === 0 ? [] : await findOrganisations(session, refs);
  const named = refs.flatMap(({ question, argument }, index) => {
    const organisation = found[index];
    return organisation ? [{ question, argument, found: organisation }] : [];
  });
  return groupRows(named, ({ question }) => question);
}

function refsOf({ peers }: ComparisonQuestion) {
  if (peers === null) return [];
  if ('similarTo' in peers) return [{ ref: peers.similarTo, argument: 'peers.similarTo' }];
  return peers.organisations.map((ref, index) => ({ ref, argument: `peers.organisations[${index}]` }));
}

/** The inhabitants of participants, where somebody asks who is alike. */
async function readInhabitants(
  session: Session,
  questions: readonly ComparisonQuestion[],
  joined: readonly ParticipationEntity[],
): Promise<ReadonlyMap<string, readonly PopulationRow[]>> {
  const isAsked = questions.some(({ peers }) => peers !== null && 'similarTo' in peers);
  if (!isAsked) return new Map();
  const rows = await session.use(OrganisationStore).populations(joined.map(({ organisationId }) => organisationId));
  return groupRows(rows, (row) => row.organisation_id);
}

interface ToChooseFrom {
  readonly question: ComparisonQuestion;
  readonly strategy: StrategyEntity;
  readonly participants: readonly ParticipantFound[];
  readonly named: readonly NamedOrganisation[];
  readonly inhabitants: ReadonlyMap<string, readonly PopulationRow[]>;
}

function peersOf(from: ToChooseFrom): readonly Peer[] {
  const { question, strategy, participants, named } = from;
  const compared = participants.filter(({ leftOut }) => !leftOut);
  if (question.peers === null) return compared.map((one) => peerOf(one));
  const known = new Set(participants.filter(({ isKnown }) => isKnown).map((one) => one.participation.organisationId));
  const chosen = named.map(({ argument, found }) => {
    if (found instanceof DomainError) throw found;
    if (!known.has(found.id)) throw new NotAParticipant(strategy.slug, argument);
    return found.id;
  });
  if ('similarTo' in question.peers) return alikeOf(from, chosen, question.peers.count);
  const wanted = new Set(chosen);
  return compared.filter((one) => wanted.has(one.participation.organisationId)).map((one) => peerOf(one));
}

/** The one itself, and as many others as are wanted. */
function alikeOf({ question, participants, inhabitants }: ToChooseFrom, [asked]: string[], count: number) {
  const latest = Math.max(...question.years);
  const populationOf = (organisation: string) => nearestPopulation(inhabitants.get(organisation) ?? [], latest);
  const population = asked === undefined ? null : populationOf(asked);
  if (asked === undefined || population === null) throw new InhabitantsUnknown();
  const compared = participants.filter(({ isKnown, leftOut }) => isKnown && !leftOut);
  const others = compared
    .map((one) => one.participation.organisationId)
    .filter((organisation) => organisation !== asked);
  const alike = mostAlike(
    others.map((organisation) => ({ organisation, population: populationOf(organisation) })),
    population,
    count,
  );
  return compared.flatMap((one) => {
    const { organisationId } = one.participation;
    const likeness = organisationId === asked ? 1 : alike.get(organisationId);
    return likeness === undefined ? [] : [peerOf(one, likeness)];
  });
}

function peerOf({ participation, isKnown }: ParticipantFound, likeness: number | null = null): Peer {
  return { organisation: participation.organisationId, key: isKnown ? participation.id : null, likeness };
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function got<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id);
  if (row === undefined) throw new Error(`Broken promise: the stored row ${id} is gone`);
  return row;
}

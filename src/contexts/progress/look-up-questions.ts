import { groupRows } from '../../database/group-rows.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { DomainError } from '../../domain/domain-error.js';
import type { TargetChoice } from '../../domain/plan/target.js';
import { checkRoundYear } from '../../domain/quantity/check-year.js';
import type { View } from '../../domain/review/measurement.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { findOrganisations, type OrganisationRef } from '../organisations/organisation-ref.js';
import { ParticipationStore } from '../planning/participation.store.js';
import { PlanStore } from '../planning/plan.store.js';
import { maySeeParticipant } from '../planning/planning.policy.js';
import type { ParticipationEntity } from '../planning/tables/participation.entity.js';
import type { StrategyEntity } from '../planning/tables/strategy.entity.js';
import { checkAsOf } from './check-as-of.js';
import { NoProgressOfOrganisation, WorkingViewNotYours } from './progress.errors.js';
import { maySeeWorkingView } from './progress.policy.js';

/** What is asked: of which strategy, for whom, as of which year, against which targets, in which view, known when. */
export interface ProgressQuestion {
  readonly strategyId: string;
  /** Null: all participants together. */
  readonly organisation: OrganisationRef | null;
  /** Null: the last year with data, at most the strategy's last year. */
  readonly year: number | null;
  readonly targets: TargetChoice;
  readonly view: View;
  /** By what was known at that instant; without it, by what is known now. */
  readonly asOf?: Date | null;
}

/** A question that the actor may ask, with what it is about. */
export interface LookedUp {
  readonly question: ProgressQuestion;
  readonly strategy: StrategyEntity;
  /** Null: all participants together. */
  readonly one: OneAsked | null;
  /** Participants of this strategy whose names the actor may not know. */
  readonly unnamed: ReadonlySet<string>;
}

/** An organisation that is asked for. */
export interface OneAsked {
  readonly organisation: string;
  /** Its own, or that of the participant above it. */
  readonly participation: ParticipationEntity;
}

/** What questions are about, each or why it is refused, in the same order; by a constant number of statements. */
export async function lookUpQuestions(
  session: Session,
  actor: Actor,
  questions: readonly ProgressQuestion[],
): Promise<(LookedUp | DomainError)[]> {
  const strategyIds = [...new Set(questions.map(({ strategyId }) => strategyId))];
  const found = await session.use(PlanStore).strategiesByIds(strategyIds);
  const strategies = new Map(found.map((strategy) => [strategy.id, strategy]));
  const organisations = await askedOrganisations(session, questions);
  const store = session.use(OrganisationStore);
  const lineages = await store.lineages([
    ...[...organisations.values()].flatMap((one) => (one instanceof DomainError ? [] : [one.id])),
    ...(questions.some(({ view }) => view === 'WORKING') ? found.map(({ ownerId }) => ownerId) : []),
  ]);
  const asked = [...new Set([...lineages.values()].flat())];
  const participations = await session.use(ParticipationStore).unnamedOrOf(strategyIds, asked);
  const unnamed = participations.filter(({ named }) => !named);
  const lineagesOfUnnamed = await store.lineages(unnamed.map(({ organisationId }) => organisationId));
  const ofStrategy = groupRows(participations, ({ strategyId }) => strategyId);
  return questions.map((question) => {
    const strategy = strategies.get(question.strategyId);
    if (!strategy) throw new Error(`Broken promise: the strategy ${question.strategyId} is gone`);
    const known: Known = {
      strategy,
      participations: ofStrategy.get(strategy.id) ?? [],
      organisation: organisations.get(question) ?? null,
      lineageOf: (id) => lineages.get(id) ?? lineagesOfUnnamed.get(id) ?? [],
      now: session.instant,
    };
    try {
      return lookUp(actor, question, known);
    } catch (error) {
      if (error instanceof DomainError) return error;
      throw error;
    }
  });
}

type AskedOrganisation = { readonly id: string } | DomainError;

async function askedOrganisations(
  session: Session,
  questions: readonly ProgressQuestion[],
): Promise<ReadonlyMap<ProgressQuestion, AskedOrganisation>> {
  const refs = questions.flatMap((question) =>
    question.organisation ? [{ question, ref: question.organisation, argument: 'organisation' }] : [],
  );
  const found = refs.length === 0 ? [] : await findOrganisations(session, refs);
  return new Map(
    refs.flatMap(({ question }, index): [ProgressQuestion, AskedOrganisation][] => {
      const organisation = found[index];
      return organisation ? [[question, organisation]] : [];
    }),
  );
}

interface Known {
  readonly strategy: StrategyEntity;
  /** At least those that joined unnamed, and those that are or lie above an organisation asked for. */
  readonly participations: readonly ParticipationEntity[];
  /** Null: all participants together. */
  readonly organisation: AskedOrganisation | null;
  lineageOf(organisation: string): readonly string[];
  /** The instant of the question. */
  readonly now: string;
}

function lookUp(actor: Actor, question: ProgressQuestion, known: Known): LookedUp {
  const { strategy, participations, organisation, lineageOf } = known;
  if (question.year !== null) checkRoundYear(question.year, strategy, 'year');
  if (question.asOf) checkAsOf(question.asOf, known.now);
  if (organisation instanceof DomainError) throw organisation;
  const lineage = lineageOf(organisation?.id ?? strategy.ownerId);
  const participation = participations.find(({ organisationId }) => lineage.includes(organisationId));
  if (organisation && (!participation || !maySeeParticipant(actor, participation, lineage))) {
    throw new NoProgressOfOrganisation(strategy.slug);
  }
  if (question.view === 'WORKING' && !maySeeWorkingView(actor, lineage)) throw new WorkingViewNotYours(strategy.slug);
  const unnamed = participations.filter((other) => !maySeeParticipant(actor, other, lineageOf(other.organisationId)));
  return {
    ...{ question, strategy },
    one: organisation && participation ? { organisation: organisation.id, participation } : null,
    unnamed: new Set(unnamed.map(({ organisationId }) => organisationId)),
  };
}

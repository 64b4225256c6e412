import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Actor } from '../../../domain/actor.js';
import { OrganisationStore } from '../../organisations/organisation.store.js';
import { ParticipationStore } from '../../planning/participation.store.js';
import { maySeeParticipant } from '../../planning/planning.policy.js';
import { type ProgressQuestion, progressOf } from '../progress-of.js';

export class ProgressLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** The progress of a whole strategy, computed once for everything in a request that asks the same. */
  readonly ofStrategy = new DataLoader(
    async (questions: readonly ProgressQuestion[]) => {
      const answers = [];
      for (const question of questions) {
        const answer = this.database.read((session) => progressOf(session, this.actor, question));
        answers.push(await answer.catch(errorOf));
      }
      return answers;
    },
    { cacheKeyFn: (question) => JSON.stringify(question) },
  );

  /** Whether an organisation takes part somewhere without its name, and is not the actor's own. */
  readonly isHidden = new DataLoader<string, boolean>((organisationIds) =>
    this.database.read(async (session) => {
      const unnamed = await session.use(ParticipationStore).unnamedAmong(organisationIds);
      const lineages = await session.use(OrganisationStore).lineages(unnamed.map((one) => one.organisationId));
      const hidden = new Set(
        unnamed
          .filter((one) => !maySeeParticipant(this.actor, one, lineages.get(one.organisationId) ?? []))
          .map(({ organisationId }) => organisationId),
      );
      return organisationIds.map((id) => hidden.has(id));
    }),
  );
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

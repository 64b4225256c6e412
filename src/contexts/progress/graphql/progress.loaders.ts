import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Actor } from '../../../domain/actor.js';
import type { ProgressQuestion } from '../look-up-questions.js';
import { progressOfEach, type StrategyProgressOf } from '../progress-of.js';

export class ProgressLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** The progress of a whole strategy, computed once for everything in a request that asks the same. */
  readonly ofStrategy = new DataLoader<ProgressQuestion, StrategyProgressOf, string>(
    (questions) => this.database.read((session) => progressOfEach(session, this.actor, questions)),
    { cacheKeyFn: (question) => JSON.stringify(question) },
  );
}

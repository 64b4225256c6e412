import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Actor } from '../../../domain/actor.js';
import { type ComparisonOf, comparisonOfEach } from '../comparison-of.js';
import type { ComparisonQuestion } from '../comparison-question.js';

export class ComparisonLoaders {
  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** A whole comparison, computed once for every page of it that a request asks for. */
  readonly whole = new DataLoader<ComparisonQuestion, ComparisonOf, string>(
    (questions) => this.database.read((session) => comparisonOfEach(session, this.actor, questions)),
    { cacheKeyFn: (question) => JSON.stringify(question) },
  );
}

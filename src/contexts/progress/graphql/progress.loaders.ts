import DataLoader from 'dataloader';
import type { Database } from '../../../database/database.js';
import type { Actor } from '../../../domain/actor.js';
import { DomainError } from '../../../domain/domain-error.js';
import type { Coverage, MissingPart } from '../../../domain/progress/judgement.js';
import type { ProgressQuestion } from '../look-up-questions.js';
import { type MissingQuestion, missingOfEach } from '../missing-of.js';
import { progressOfEach, type StrategyProgressOf } from '../progress-of.js';

export class ProgressLoaders {
  private readonly answers: StrategyProgressOf[] = [];

  constructor(
    private readonly database: Database,
    private readonly actor: Actor,
  ) {}

  /** The progress of a whole strategy, computed once for everything in a request that asks the same. */
  readonly ofStrategy = new DataLoader<ProgressQuestion, StrategyProgressOf, string>(
    (questions) =>
      this.database.read(async (session) => {
        const found = await progressOfEach(session, this.actor, questions);
        this.answers.push(...found.flatMap((one) => (one instanceof DomainError ? [] : [one])));
        return found;
      }),
    { cacheKeyFn: (question) => JSON.stringify(question) },
  );

  /** Who is missing behind a coverage of one of these answers, where it does not say so itself. */
  readonly missing = new DataLoader<Coverage, readonly MissingPart[]>((coverages) =>
    this.database.read((session) => missingOfEach(session, this.actor, this.questionsOf(coverages))),
  );

  private questionsOf(coverages: readonly Coverage[]): MissingQuestion[] {
    const questions = new Map<Coverage, MissingQuestion>();
    for (const progress of this.answers) {
      const goals = progress.themes.flatMap((theme) => theme.goals);
      for (const { coverage, goalIndicator } of goals.flatMap(({ indicators }) => indicators)) {
        questions.set(coverage, { progress, goalIndicator });
      }
    }
    return coverages.map((coverage) => {
      const question = questions.get(coverage);
      if (!question) throw new Error('Broken promise: a coverage is of no answer of this request');
      return question;
    });
  }
}

import type { ExecutionArgs } from 'graphql';
import { type AsRequest, EventAnswers } from './event-answers.js';

/**
 * What one connection is subscribed to, from when its client asks until nothing more is told. graphql-ws knows only what
 * its client speaks of: not what was ended before it had begun, and of two with the same id only one.
 */
export class OpenSubscriptions {
  private readonly answers = new Map<ExecutionArgs, EventAnswers>();
  private pingsWithout = 0;

  constructor(private readonly asRequest: AsRequest) {}

  get size(): number {
    return this.answers.size;
  }

  add(args: ExecutionArgs): ExecutionArgs {
    this.pingsWithout = 0;
    this.answers.set(args, new EventAnswers(args, this.asRequest, () => this.answers.delete(args)));
    return args;
  }

  /** None of what was added and is over. */
  of(args: ExecutionArgs): EventAnswers | undefined {
    return this.answers.get(args);
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.answers.values()].map((answers) => answers.return()));
  }

  /** @returns whether there has been none since the last ping but one */
  countPing(): boolean {
    this.pingsWithout = this.size > 0 ? 0 : this.pingsWithout + 1;
    return this.pingsWithout > 2;
  }
}

import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute } from 'graphql';
import { DomainError } from '../../domain/domain-error.js';
import { refusalOf } from '../errors.js';

/** Does some work as a request of its own, with a context of its own. */
export type AsRequest = <Result>(work: (contextValue: object) => Promise<Result>) => Promise<Result>;

/**
 * A subscription, each event of which is answered as a request of its own: graphql-js would give all events one context,
 * with what was loaded for the first of them. Whoever returns is told nothing more, also where it has not begun yet.
 */
export class EventAnswers implements AsyncIterableIterator<ExecutionResult, undefined> {
  private events: AsyncIterator<unknown> | null = null;
  private isOver = false;
  /** Why nothing more is told. */
  private refusal: ExecutionResult | null = null;

  /** @param ended called once, when nothing more will be told */
  constructor(
    private readonly args: ExecutionArgs,
    private readonly asRequest: AsRequest,
    private readonly ended: () => void,
  ) {}

  /** What is told from now on, or why nothing is. */
  async begin(): Promise<this | ExecutionResult> {
    const refused = await this.orReturn(() => this.asRequest((contextValue) => this.subscribe(contextValue)));
    if (!refused && !this.isOver) return this;
    await this.return();
    return refused ?? {};
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    const answer = await this.orReturn(async () => {
      const event = await this.events?.next();
      if (!event || event.done) return null;
      return this.asRequest((contextValue) => this.answer(event.value, contextValue));
    });
    const isLast = answer !== null && answer === this.refusal;
    return answer && (isLast || !this.isOver) ? { done: false, value: answer } : this.return();
  }

  /** At once, also while somebody waits for the next event: a generator would return only after it. */
  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    const { isOver, events } = this;
    this.isOver = true;
    if (!isOver) this.ended();
    await events?.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private async subscribe(contextValue: object): Promise<ExecutionResult | null> {
    if (this.isOver) return null;
    const source = await createSourceEventStream({ ...this.args, contextValue });
    if (!(Symbol.asyncIterator in source)) return source;
    this.events = source[Symbol.asyncIterator]();
    return null;
  }

  /** Requests may wait for each other: whoever has left meanwhile needs no answer. */
  private async answer(rootValue: unknown, contextValue: object): Promise<ExecutionResult | null> {
    return this.isOver ? null : execute({ ...this.args, contextValue, rootValue });
  }

  /** Who iterates does not return what has failed. What is refused is told, and nothing after it. */
  private async orReturn(act: () => Promise<ExecutionResult | null>): Promise<ExecutionResult | null> {
    try {
      return await act();
    } catch (error) {
      await this.return();
      if (!(error instanceof DomainError)) throw error;
      this.refusal = { errors: [refusalOf(error)] };
      return this.refusal;
    }
  }
}

import type BetterSqlite3 from 'better-sqlite3';

/** A group grows while others wait; the first of it must not wait for long. */
const LARGEST_GROUP = 32;
const LONGEST_MILLISECONDS = 20;

interface Waiting {
  /** Never throws: answers how to settle its caller once the group is durable, and whether what it did is to be kept. */
  run(): Promise<Outcome>;
  fail(error: unknown): void;
}

interface Outcome {
  readonly isKept: boolean;
  settle(): void;
}

/**
 * Writes on the only connection that writes: first come, first served, and each all or nothing. Those that wait together
 * are committed together, since what a commit costs is the waiting for the disk: each is a savepoint of one transaction,
 * and none is answered before all of it is durable.
 */
export class WriteQueue {
  private readonly waiting: Waiting[] = [];
  private working: Promise<void> | undefined;

  /** @param committed called after each commit, before anybody is answered and before anything else happens */
  constructor(
    private readonly connection: BetterSqlite3.Database,
    private readonly committed: () => void,
  ) {}

  /** The result of the work, once it is durable; or the error of the work, of which nothing is kept. */
  write<Result>(work: () => Promise<Result>): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.waiting.push({
        run: () =>
          work().then(
            (result) => ({ isKept: true, settle: () => resolve(result) }),
            (error: unknown) => ({ isKept: false, settle: () => reject(error) }),
          ),
        fail: reject,
      });
      this.working ??= this.commitGroups();
    });
  }

  /** Resolves when nobody waits any more. */
  async end(): Promise<void> {
    while (this.working) await this.working;
  }

  private async commitGroups(): Promise<void> {
    try {
      while (this.waiting.length > 0) {
        // Whoever was called in the same tick belongs to the same group.
        await new Promise(setImmediate);
        await this.commitGroup();
      }
    } finally {
      this.working = undefined;
    }
  }

  private async commitGroup(): Promise<void> {
    const group: Waiting[] = [];
    const outcomes: Outcome[] = [];
    const closes = performance.now() + LONGEST_MILLISECONDS;
    try {
      this.connection.exec('BEGIN IMMEDIATE');
      for (let next = this.waiting.shift(); next; next = this.nextOf(group, closes)) {
        group.push(next);
        this.connection.exec('SAVEPOINT one');
        const outcome = await next.run();
        outcomes.push(outcome);
        if (!outcome.isKept) this.connection.exec('ROLLBACK TO one');
        this.connection.exec('RELEASE one');
      }
      this.connection.exec('COMMIT');
      this.committed();
    } catch (error) {
      // Of the whole group nothing is kept: SQLite has given up the transaction, or could not make it durable.
      this.rollBack();
      if (group.length === 0) this.waiting.shift()?.fail(error);
      for (const [index, one] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome && !outcome.isKept) outcome.settle();
        else one.fail(error);
      }
      return;
    }
    for (const { settle } of outcomes) settle();
  }

  /** Where even that fails, the next BEGIN will say so. */
  private rollBack(): void {
    try {
      if (this.connection.inTransaction) this.connection.exec('ROLLBACK');
    } catch {}
  }

  private nextOf(group: readonly Waiting[], closes: number): Waiting | undefined {
    return group.length < LARGEST_GROUP && performance.now() < closes ? this.waiting.shift() : undefined;
  }
}

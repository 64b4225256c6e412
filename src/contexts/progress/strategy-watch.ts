import { AsyncResource } from 'node:async_hooks';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { getStrategy } from '../planning/access.js';
import { KnownVersions } from './known-versions.js';
import { LatestNews } from './latest-news.js';

/** What another process has committed is noticed after this. */
const LOOK_EVERY_MILLISECONDS = 500;
/** Between two looks at least, however much is written: what is committed meanwhile is told together. */
const PAUSE_MILLISECONDS = 100;
/** So many times as long as a look took it pauses: where plans change, a look reads all that was ever told of them. */
const PAUSES_PER_LOOK = 10;

/** Something that is told of a strategy may have changed. */
export interface StrategyChange {
  readonly strategyId: string;
  /** When it was noticed; UTC, RFC 3339. */
  readonly at: string;
}

interface Watcher {
  readonly strategyId: string;
  readonly news: LatestNews<StrategyChange>;
  /** At which version of the strategy it was last told, or began. */
  version: string | undefined;
}

/**
 * Tells whoever watches a strategy as soon as anything is committed that can alter what is told of it, by whichever
 * process. One reading serves all who watch, and while nobody does, nothing is read.
 */
@Injectable()
export class StrategyWatch implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger('Watch');
  private readonly watchers = new Set<Watcher>();
  private readonly versions = new KnownVersions();
  /** How many have ever begun to watch. */
  private begun = 0;
  /** The version of the whole database at which all watchers were last told; null: some may know an older state. */
  private seen: string | null = null;
  private nextLook: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  /** Not before this instant, by `performance.now()`. */
  private mayLookAt = 0;
  private isHurried = false;
  /** How the last look failed. */
  private failure: string | null = null;
  private stopHearing = () => {};

  constructor(private readonly database: Database) {}

  /** How many watch anything; for tests, which wait for it. */
  get size(): number {
    return this.watchers.size;
  }

  /** Whether it will look again by itself; for tests. */
  get isAwake(): boolean {
    return this.nextLook !== undefined || this.looking !== null;
  }

  onModuleInit(): void {
    this.stopHearing = this.database.onCommit(() => this.hurry());
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopHearing();
    for (const { news } of this.watchers) await news.return();
    await this.looking;
  }

  /** What is committed from now on, until the answer is returned. @throws NotInPlan */
  async watch(strategyId: string): Promise<LatestNews<StrategyChange>> {
    const read = await this.database.read(async (session) => {
      await getStrategy(session, strategyId, 'strategy');
      const versions = await this.versions.ofEach(session, [strategyId]);
      return { database: session.version, strategy: versions.get(strategyId) };
    });
    const news = new LatestNews<StrategyChange>(() => this.leave(watcher));
    const watcher: Watcher = { strategyId, news, version: read.strategy };
    this.watchers.add(watcher);
    this.begun += 1;
    // What was committed since this reading may have been noticed already, when nobody told this one of it.
    if (read.database !== this.seen) this.seen = null;
    this.hurry();
    return news;
  }

  private leave(watcher: Watcher): void {
    this.watchers.delete(watcher);
    if (this.watchers.size > 0) return;
    clearTimeout(this.nextLook);
    this.nextLook = undefined;
    this.isHurried = false;
  }

  private hurry(): void {
    if (this.isHurried || this.watchers.size === 0) return;
    this.isHurried = true;
    if (this.looking === null) this.lookIn(this.mayLookAt - performance.now());
  }

  private lookIn(milliseconds: number): void {
    clearTimeout(this.nextLook);
    this.nextLook = setTimeout(this.look, Math.max(milliseconds, 0));
    this.nextLook.unref();
  }

  /** Outside of the request that has just written or begun to watch, whose reading is its own. */
  private readonly look = AsyncResource.bind(() => {
    this.nextLook = undefined;
    this.isHurried = false;
    const begun = performance.now();
    this.looking = this.tellOfChanges()
      .then(
        () => this.noteSuccess(),
        // The database may be gone for a moment: the next look finds all that this one would have.
        (error: unknown) => this.noteFailure(error),
      )
      .finally(() => {
        this.looking = null;
        const now = performance.now();
        const pause = Math.min(Math.max((now - begun) * PAUSES_PER_LOOK, PAUSE_MILLISECONDS), LOOK_EVERY_MILLISECONDS);
        this.mayLookAt = now + pause;
        if (this.watchers.size > 0) this.lookIn(this.isHurried ? pause : LOOK_EVERY_MILLISECONDS);
      });
  });

  private async tellOfChanges(): Promise<void> {
    if (this.seen !== null && (await this.database.version()) === this.seen) return;
    const { begun } = this;
    const watchers = [...this.watchers];
    const strategyIds = [...new Set(watchers.map(({ strategyId }) => strategyId))];
    const { at, version, versions } = await this.database.read(async (session) => ({
      at: session.instant,
      version: session.version,
      versions: await this.versions.ofEach(session, strategyIds),
    }));
    // Whoever has come meanwhile may know an older state, and is looked at next time.
    this.seen = begun === this.begun ? version : null;
    for (const watcher of watchers) {
      const { strategyId, news } = watcher;
      const current = versions.get(strategyId);
      if (watcher.version === current) continue;
      watcher.version = current;
      news.tell({ strategyId, at });
    }
  }

  /** Said once of each failure, however long it lasts. */
  private noteFailure(error: unknown): void {
    const failure = String(error);
    if (failure === this.failure) return;
    this.failure = failure;
    this.log.warn(`Changes cannot be told for now: ${error instanceof Error ? (error.stack ?? failure) : failure}`);
  }

  private noteSuccess(): void {
    if (this.failure !== null) this.log.warn('Changes are told again.');
    this.failure = null;
  }
}

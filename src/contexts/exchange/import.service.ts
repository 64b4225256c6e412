import { v7 as uuidv7 } from 'uuid';
import type { Database } from '../../database/database.js';
import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { lockAllIndicators, lockIndicators } from '../aggregates/lock-indicators.js';
import { rebuildFigures } from '../aggregates/rebuild-figures.js';
import { recordAll } from '../history/record.js';
import { PlanStore } from '../planning/plan.store.js';
import { applyPlan } from './apply/apply-plan.js';
import { applyStaged } from './apply/apply-staged.js';
import { indicatorsToRebuild, isReshaped } from './apply/indicators-to-rebuild.js';
import { requireAsSeen } from './apply/require-as-seen.js';
import { comparePlan, type PlanComparison } from './compare/compare-plan.js';
import { compareStaged, type News } from './compare/compare-staged.js';
import { Comparing } from './compare/comparing.js';
import { IdBook } from './compare/id-book.js';
import { refuseContradictions } from './compare/refuse-contradictions.js';
import { ImportNotYours, StoredMeanwhile } from './exchange.errors.js';
import { mayImport } from './exchange.policy.js';
import { type FilesOfImport, findFiles } from './files-of-import.js';
import { type ImportReport, Tally } from './import-report.js';
import type { ImportInput } from './input.js';
import { KnownCodes } from './known-codes.js';
import { readInput } from './read-input.js';
import { Refusals } from './refusals.js';
import { stageFiles } from './stage-files.js';
import { ImportRunStore } from './store/import-run.store.js';

export interface ImportOrder {
  readonly folder: string;
  /** Path of the plan file. */
  readonly plan: string;
  /** Store, unless anything is refused; else look only. */
  readonly confirm: boolean;
  /** Told how much of the files has been read. */
  readonly progressed?: (done: number, total: number) => void;
}

/** Imports files: what cannot end is staged in short writes, and one last write stores everything or nothing. */
export class ImportService {
  constructor(private readonly database: Database) {}

  async importFiles(actor: Actor, order: ImportOrder): Promise<ImportReport> {
    if (!mayImport(actor)) throw new ImportNotYours();
    const files = findFiles(order.folder, order.plan);
    const refusals = new Refusals();
    const tally = new Tally();
    const input = await readInput(files, refusals);
    if (input === null) return tally.report(refusals, false);

    const importId = uuidv7();
    await this.database.write((session) => session.use(ImportRunStore).open(importId));
    try {
      const run = { actor, order, files, input, importId, refusals, tally, ids: new IdBook() };
      const stored = await this.run(run);
      return tally.report(refusals, stored);
    } finally {
      await this.afterwards((session) => session.use(ImportRunStore).close(importId));
    }
  }

  /** Whatever fails here undoes nothing of the import, and must not be told as its end: the next import clears up. */
  private async afterwards(work: (session: Session) => Promise<void>): Promise<void> {
    await this.database.write(work).catch(() => undefined);
  }

  /** Answers whether it was stored. */
  private async run(run: Run): Promise<boolean> {
    const { input, ids, refusals, tally, importId, order } = run;
    const before = await this.database.read(async (session) => ({
      compared: await comparePlan(session, new Comparing(input, ids, refusals)),
      clockYear: Number(session.instant.slice(0, 4)),
    }));
    const { compared, clockYear } = before;
    if (compared === null) return false;
    countPlan(tally, compared);

    let done = 0;
    const staged = await stageFiles((work) => this.database.write(work), {
      importId,
      files: run.files,
      known: new KnownCodes(input.plan, compared),
      refusals,
      tally,
      clockYear,
      progressed: (bytes) => {
        done += bytes;
        order.progressed?.(done, run.files.bytes);
      },
    });
    const news = await compareStaged(this.database, staged, compared, { tally, refusals, plan: input.plan });
    if (!order.confirm || refusals.total > 0) return false;
    if (tally.isUnchanged) return true;
    await this.database.write((session) => apply(session, run, compared, news));
    await this.afterwards((session) => session.use(ImportRunStore).stored());
    return true;
  }
}

interface Run {
  readonly actor: Actor;
  readonly order: ImportOrder;
  readonly files: FilesOfImport;
  readonly input: ImportInput;
  readonly importId: string;
  readonly ids: IdBook;
  readonly refusals: Refusals;
  readonly tally: Tally;
}

/**
 * The last write. Whatever another may hold is locked first, and in the order in which everybody locks: strategies,
 * their indicators, then what they measure.
 */
async function apply(
  session: Session,
  { actor, input, ids, importId, files }: Run,
  seen: PlanComparison,
  news: News,
): Promise<void> {
  await session.use(ImportRunStore).hold(importId);
  await lockSeen(session, seen, news);
  const refusals = new Refusals();
  const compared = await comparePlan(session, new Comparing(input, ids, refusals));
  if (compared !== null) await refuseContradictions(session, compared, { importId, plan: input.plan, refusals });
  if (compared === null || refusals.total > 0) throw new StoredMeanwhile('what the plan builds on');
  requireAsSeen(seen, compared);
  const planned = await applyPlan(session, compared);
  const imported = await applyStaged(session, actor, news, compared.strategy.after.id);
  await rebuildFigures(session, await indicatorsToRebuild(session, compared, news));
  const reason = `Imported with ${files.planName}`;
  await recordAll(
    session,
    actor,
    [...planned, ...imported].map((done) => ({ ...done, reason })),
  );
}

/** What was compared must not move any more: who takes part, in all strategies if a parent changes, and what is reported. */
async function lockSeen(session: Session, seen: PlanComparison, news: News): Promise<void> {
  const plans = session.use(PlanStore);
  await plans.lockStrategy(seen.strategy.after.id);
  if (isReshaped(seen)) {
    await plans.lockStrategies();
    await lockAllIndicators(session);
  }
  // A new one is nobody else's before this write ends: there is none of its id yet.
  await lockIndicators(session, await indicatorsToRebuild(session, seen, news));
}

function countPlan(tally: Tally, { organisations, indicators, outcomes }: PlanComparison): void {
  for (const outcome of organisations.outcomes) tally.add('organisations', outcome);
  for (const outcome of indicators.outcomes) tally.add('indicators', outcome);
  for (const outcome of outcomes) tally.add('plan', outcome);
}

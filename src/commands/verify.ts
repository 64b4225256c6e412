import { type Difference, findDifferences } from '../contexts/aggregates/find-differences.js';
import { type ChainOfHistory, checkChain } from '../contexts/history/seal.js';
import { type BrokenPlans, findBrokenPlans } from '../contexts/planning/find-broken-plans.js';
import { DomainError } from '../domain/domain-error.js';
import { openDatabase } from '../main.js';
import type { Settings } from '../settings.js';

/** The chain of the history no longer holds: an entry was changed behind the server's back. */
export class HistoryBroken extends Error {
  constructor(position: number) {
    super(
      `The history does not hold: link ${position} of its chain does not fit. An entry or a link was changed, added or removed.`,
    );
    this.name = 'HistoryBroken';
  }
}

/** What is kept above the measurements is not what they add up to. */
export class KeptFiguresDiffer extends Error {
  constructor(count: number) {
    super(`The kept figures differ from the measurements and the plan in ${count} row(s).`);
    this.name = 'KeptFiguresDiffer';
  }
}

/** What no use case stores is stored: participants that count twice, or organisations below themselves. */
export class PlansBroken extends DomainError {
  readonly code = 'CONFLICT';

  constructor(count: number) {
    super(`The plans are broken in ${count} place(s).`, { reason: 'plans_broken' });
  }
}

/** The database is empty, or older than this version: what it holds cannot be judged. */
export class NothingToVerify extends Error {
  constructor(lacking: readonly string[]) {
    super(
      `There is no history to verify: the database is empty or older than this version (it lacks ${lacking.join(', ')}). ` +
        `Is it the right one? 'npx maalbar migrate' brings an older one up to date.`,
    );
    this.name = 'NothingToVerify';
  }
}

/** Says all that was found before it fails: whoever mends something wants to know the whole. */
export async function verify(settings: Settings): Promise<void> {
  const database = await openDatabase(settings);
  try {
    const pending = await database.storage.pendingMigrations();
    if (pending.length > 0) throw new NothingToVerify(pending);
    const { chain, plans, differences } = await database.read(async (session) => {
      const found = await findBrokenPlans(session);
      // What lies below itself has no sum.
      const mayRecompute = found.circling.length === 0;
      return {
        chain: await checkChain(session),
        plans: found,
        differences: mayRecompute ? await findDifferences(session) : null,
      };
    });
    const broken = sentencesOf(plans);
    const lines = [...(chain.broken === null ? [report(chain)] : []), ...broken, ...linesOf(differences)];
    process.stdout.write(`${lines.join('\n')}\n`);
    if (chain.broken !== null) throw new HistoryBroken(chain.broken);
    if (broken.length > 0) throw new PlansBroken(broken.length);
    if (differences !== null && differences.length > 0) throw new KeptFiguresDiffer(differences.length);
  } finally {
    await database.close();
  }
}

function report({ last, sealed, unsealed }: ChainOfHistory): string {
  const counts = `The history holds. Entries sealed: ${sealed}; not yet sealed: ${unsealed}.`;
  return last === null ? counts : `${counts}\nLast link, to be noted elsewhere: ${last.position} ${last.hash}`;
}

function sentencesOf({ circling, overlaps }: BrokenPlans): string[] {
  return [
    ...circling.map((organisation) => `${organisation} lies below itself.`),
    ...overlaps.map(
      ({ strategy, below, above }) =>
        `${below} lies below ${above}, and both take part in '${strategy}': it counts twice.`,
    ),
  ];
}

function linesOf(differences: readonly Difference[] | null): string[] {
  if (differences === null) return ['The kept figures: not recomputed while organisations lie below themselves.'];
  return differences.length === 0 ? ['The kept figures: no difference.'] : differences.map(sentenceOf);
}

function sentenceOf({ table, key, kept, recomputed }: Difference): string {
  return `${table} (${key}): kept is ${kept ?? 'nothing'}, recomputed is ${recomputed ?? 'nothing'}.`;
}

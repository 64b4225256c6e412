import type { Database } from '../../../database/database.js';
import type { Session } from '../../../database/session.js';
import type { Tally } from '../import-report.js';
import { FILE_NAMES } from '../input.js';
import type { PlanFile } from '../plan-file/plan-file.js';
import type { ImportKind, Refusals } from '../refusals.js';
import type { Staged } from '../stage-files.js';
import { ImportRunStore } from '../store/import-run.store.js';
import { inPieces, type Lines, piecesUpTo } from '../store/lines.js';
import { type Duplicate, StagedMeasurementStore } from '../store/staged-measurement.store.js';
import { StagedTargetStore } from '../store/staged-target.store.js';
import type { PlanComparison } from './compare-plan.js';
import { refuseContradictions } from './refuse-contradictions.js';

/** What is left of the staged rows: those that say something new. */
export interface News {
  readonly targets: readonly Lines[];
  readonly measurements: readonly Lines[];
  /** Ids of the indicators that the measurements measure. */
  readonly measured: ReadonlySet<string>;
  /** Ids of the indicators that the targets are of. */
  readonly targeted: ReadonlySet<string>;
}

interface Around {
  readonly tally: Tally;
  readonly refusals: Refusals;
  readonly plan: PlanFile;
}

/**
 * Compares the staged rows with what is stored, in short writes; counts what they would do, refuses what they must not
 * and drops those that would do nothing. Every one of these writes ends for whoever was overtaken by another import.
 */
export async function compareStaged(
  database: Database,
  { importId, lastTarget, lastMeasurement }: Staged,
  compared: PlanComparison,
  { tally, refusals, plan }: Around,
): Promise<News> {
  const held = <Result>(work: (session: Session) => Promise<Result>) =>
    database.write(async (session) => {
      await session.use(ImportRunStore).hold(importId);
      return work(session);
    });
  await held((session) => session.use(ImportRunStore).staged());
  // A read, since it looks at all rows at once: what it misses of an import overtaken, the next write tells.
  const duplicates = await database.read(async (session) => ({
    targets: await session.use(StagedTargetStore).duplicates(importId),
    measurements: await session.use(StagedMeasurementStore).duplicates(importId),
  }));
  const refused = {
    targets: [
      ...refuseDuplicates(refusals, 'targets', duplicates.targets),
      ...(await held((session) => refuseContradictions(session, compared, { importId, plan, refusals }))),
    ],
    measurements: refuseDuplicates(refusals, 'measurements', duplicates.measurements),
  };

  const targets: Lines[] = [];
  const targeted = new Set<string>();
  await inPieces(piecesUpTo(importId, lastTarget), async (lines) => {
    const found = await held((session) => compareTargets(session, lines, compared, refused.targets));
    for (const { outcome, rows } of found.outcomes) tally.add('targets', outcome, rows);
    if (found.targeted.length > 0) targets.push(lines);
    for (const indicatorId of found.targeted) targeted.add(indicatorId);
  });
  const measurements: Lines[] = [];
  const measured = new Set<string>();
  await inPieces(piecesUpTo(importId, lastMeasurement), async (lines) => {
    const found = await held((session) => compareMeasurements(session, lines, refused.measurements));
    refuseApproved(refusals, found.approved);
    for (const { outcome, rows } of found.outcomes) {
      if (outcome !== 'approved') tally.add('measurements', outcome, rows);
    }
    if (found.measured.length > 0) measurements.push(lines);
    for (const indicatorId of found.measured) measured.add(indicatorId);
  });
  return { targets, measurements, measured, targeted };
}

async function compareTargets(
  session: Session,
  lines: Lines,
  { strategy, uses }: PlanComparison,
  refused: readonly number[],
) {
  const staged = session.use(StagedTargetStore);
  const newUses = uses.filter(({ before }) => before === null).map(({ after }) => after.indicatorId);
  await staged.compare(lines, strategy.after.id, newUses);
  const outcomes = await staged.outcomes(lines, refused);
  await staged.dropUnchanged(lines);
  return { outcomes, targeted: await staged.indicatorIds(lines) };
}

async function compareMeasurements(session: Session, lines: Lines, refused: readonly number[]) {
  const staged = session.use(StagedMeasurementStore);
  await staged.compare(lines);
  const outcomes = await staged.outcomes(lines, refused);
  const approved = await staged.approved(lines);
  await staged.dropUnchanged(lines);
  return { outcomes, approved, measured: await staged.indicatorIds(lines) };
}

function refuseApproved(refusals: Refusals, lines: readonly number[]): void {
  const message = 'The stored figure has been approved, and differs: correct it with a reason, not by an import.';
  const place = { kind: 'measurements', file: FILE_NAMES.measurements, column: null, value: null } as const;
  for (const line of lines) refusals.add({ ...place, line, reason: 'already_approved', message });
}

/** Answers the lines refused. */
function refuseDuplicates(
  refusals: Refusals,
  kind: ImportKind & keyof typeof FILE_NAMES,
  duplicates: readonly Duplicate[],
): number[] {
  for (const { line, first_line } of duplicates) {
    const message = `The row says again what line ${first_line} has said of the same indicator, organisation and year.`;
    refusals.add({ kind, file: FILE_NAMES[kind], line, column: null, value: null, reason: 'duplicate_row', message });
  }
  return duplicates.map(({ line }) => line);
}

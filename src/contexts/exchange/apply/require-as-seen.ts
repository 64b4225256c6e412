import type { PlanComparison } from '../compare/compare-plan.js';
import { StoredMeanwhile } from '../exchange.errors.js';

/**
 * For the last write: what is stored of the plan's parts must still be what they were compared with, and shown as.
 * @throws StoredMeanwhile
 */
export function requireAsSeen(seen: PlanComparison, now: PlanComparison): void {
  const before = storedParts(seen);
  const after = storedParts(now);
  const others = Math.max(missingIn(after, before), missingIn(before, after));
  if (others > 0) throw new StoredMeanwhile(`${others} ${others === 1 ? 'part' : 'parts'} of what the plan names`);
}

function missingIn(parts: ReadonlySet<string>, of: ReadonlySet<string>): number {
  return [...of].filter((part) => !parts.has(part)).length;
}

/** What was stored of everything that the plan names, as texts; what is new to storage is in none of them. */
function storedParts(compared: PlanComparison): ReadonlySet<string> {
  const { organisations, indicators, strategy, themes, goals, uses, participants } = compared;
  const parts = [
    ...organisations.changes,
    ...organisations.populations,
    ...indicators.changes,
    strategy,
    ...themes,
    ...goals,
    ...goals.flatMap(({ responsible }) => responsible),
    ...uses,
    ...uses.flatMap(({ responsible }) => responsible),
    ...participants,
    ...participants.flatMap(({ leftOut, baselines }) => [...leftOut, ...baselines]),
  ].map(({ before }) => before);
  const targets = uses.map(({ after, targets: { before } }) => before && { use: after.id, ...before });
  return new Set([...parts, ...targets].filter((part) => part !== null).map((part) => JSON.stringify(part)));
}

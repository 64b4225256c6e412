import type { Session } from '../../database/session.js';
import { joinBelow, joinParticipants } from '../../domain/progress/join-years.js';
import { VIEWS, type View } from '../../domain/review/measurement.js';
import type { GoalIndicatorToJoin } from './goal-indicator.store.js';
import { type Joining, openJoining, readParticipants } from './joining.js';
import { JointChanges } from './joint-changes.js';
import { ALL_PARTICIPANTS } from './joint-figure.store.js';
import { innerAmong } from './tree-of.js';
import { type KnownOfParticipants, withoutBaselineYear, yearsToJoin, yearsToKnow } from './years-to-join.js';

/** A participant of which something has changed in a goal's indicator. */
export interface ChangedParticipant {
  readonly goalIndicatorId: string;
  readonly organisationId: string;
  /** Years of which it or anybody below it has another figure; null: what is asked of them, or whether it counts. */
  readonly years: readonly number[] | null;
}

/** Years of which all participants together may have something else; null: any. */
type Years = ReadonlySet<number> | null;

/**
 * Joins anew, in the write that changes it, what lies below these participants, and then all participants together;
 * writes only what differs. The indicators are held. Reads by a constant number of statements, whose rows grow with
 * everybody below these participants and with all who count beside them. Writes by statements of many rows each, and
 * by one more for each use and view in which a year is kept no longer.
 */
export async function joinChanged(session: Session, changed: readonly ChangedParticipant[]): Promise<void> {
  if (changed.length === 0) return;
  const joining = await openJoining(session, changed);
  const changes = new JointChanges();
  const toJoin = new Map<GoalIndicatorToJoin, Years>();
  for (const use of joining.uses.values()) toJoin.set(use, joinBelowChanged(joining, use, changes));
  await readOthers(session, joining, toJoin);
  for (const [use, years] of toJoin) joinTogether(joining, use, years, changes);
  await changes.write(session);
}

/** Answers of which years all participants together are to be joined anew. */
function joinBelowChanged(joining: Joining, use: GoalIndicatorToJoin, changes: JointChanges): Years {
  const { tree, figures, joints } = joining;
  const { id: goalIndicatorId, indicator: indicatorId } = use.goalIndicator;
  const changed = joining.changed.get(goalIndicatorId) ?? [];
  const takingPart = new Set(joining.participants.get(goalIndicatorId));
  const wholes = innerAmong(
    tree,
    changed.map(({ organisationId }) => organisationId),
  );
  const counting = changed.filter(({ organisationId }) => takingPart.has(organisationId));
  const toJoin = innerAmong(
    tree,
    counting.map(({ organisationId }) => organisationId),
  );
  const found: Years[] = [];
  for (const views of figures.alikeViews(indicatorId)) {
    const joined = joinBelow({ ...use, tree, figures: figures.of(indicatorId, views[0]) }, toJoin);
    const differing = new Map<string, readonly number[]>();
    for (const whole of wholes) {
      const years = joined.get(whole) ?? [];
      const replaced = views.flatMap((view) => {
        const place = { goalIndicatorId, indicatorId, view, whole };
        const before = joints.of(place);
        joints.set(place, years);
        return changes.replace(place, before, years);
      });
      differing.set(whole, replaced);
    }
    const known = knownOf(joining, use, views[0]);
    for (const { organisationId, years } of changed) {
      const all = years && new Set([...years, ...(differing.get(organisationId) ?? [])]);
      found.push(all && yearsToJoin(known, organisationId, all));
    }
  }
  return found.some((years) => years === null) ? null : new Set(found.flatMap((years) => [...(years ?? [])]));
}

/** Reads of those that did not change what all participants together are made of, in the years that are to be joined. */
async function readOthers(
  session: Session,
  joining: Joining,
  toJoin: ReadonlyMap<GoalIndicatorToJoin, Years>,
): Promise<void> {
  const changed = new Set([...joining.changed.values()].flat().map(({ organisationId }) => organisationId));
  const othersOf = ({ goalIndicator: { id } }: GoalIndicatorToJoin) =>
    (joining.participants.get(id) ?? []).filter((participant) => !changed.has(participant));
  const some: GoalIndicatorToJoin[] = [];
  const years = new Set<number>();
  const whole: GoalIndicatorToJoin[] = [];
  const ofAllYears = new Set<string>();
  for (const [use, ofUse] of toJoin) {
    if (ofUse === null) {
      whole.push(use);
      for (const participant of othersOf(use)) ofAllYears.add(participant);
    } else {
      some.push(use);
      for (const year of yearsToKnow(use.goalIndicator, othersOf(use), ofUse)) years.add(year);
    }
  }
  await readParticipants(session, joining, some, [...new Set(some.flatMap(othersOf))], [...years]);
  for (const use of some) {
    const lacking = viewsToJoin(joining, use).flatMap(([view]) =>
      withoutBaselineYear(knownOf(joining, use, view), othersOf(use)),
    );
    if (lacking.length > 0) whole.push(use);
    for (const participant of lacking) ofAllYears.add(participant);
  }
  await readParticipants(session, joining, whole, [...ofAllYears], null);
}

function joinTogether(joining: Joining, use: GoalIndicatorToJoin, years: Years, changes: JointChanges): void {
  const { tree, figures, joints } = joining;
  const { id: goalIndicatorId, indicator: indicatorId } = use.goalIndicator;
  const participants = joining.participants.get(goalIndicatorId) ?? [];
  for (const views of viewsToJoin(joining, use)) {
    const { below } = knownOf(joining, use, views[0]);
    const input = { ...use, tree, figures: figures.of(indicatorId, views[0]), below };
    const joined = joinParticipants(years === null ? input : { ...input, years }, participants);
    for (const view of views) {
      const place = { goalIndicatorId, indicatorId, view, whole: ALL_PARTICIPANTS };
      if (years === null) changes.replace(place, joints.of(place), joined);
      else changes.put(place, joints.of(place), joined);
    }
  }
}

/** The views of all participants together, those together that are the same. */
function viewsToJoin(joining: Joining, use: GoalIndicatorToJoin): readonly (readonly [View, ...View[]])[] {
  const { id, indicator } = use.goalIndicator;
  const participants = joining.participants.get(id) ?? [];
  const isAnythingBelow = VIEWS.some((view) =>
    participants.some((one) => joining.joints.below(id, view)(one).length > 0),
  );
  return isAnythingBelow ? [['PUBLIC'], ['WORKING']] : joining.figures.alikeViews(indicator);
}

function knownOf(
  { figures, joints }: Joining,
  { goalIndicator }: GoalIndicatorToJoin,
  view: View,
): KnownOfParticipants {
  return {
    goalIndicator,
    figures: figures.of(goalIndicator.indicator, view),
    below: joints.below(goalIndicator.id, view),
  };
}

import { BadInput } from '../../../domain/domain-error.js';
import { checkValue } from '../../../domain/quantity/check-value.js';
import type { OrganisationEntity } from '../../organisations/tables/organisation.entity.js';
import { ParticipantsOverlap } from '../../planning/planning.errors.js';
import type { LeftOutGoalEntity } from '../../planning/tables/left-out-goal.entity.js';
import type { OwnBaselineEntity } from '../../planning/tables/own-baseline.entity.js';
import type { ParticipationEntity } from '../../planning/tables/participation.entity.js';
import type { PlannedParticipants } from '../plan-file/plan-file.js';
import type { Change } from './change.js';
import type { Codes } from './codes.js';
import type { GoalChange } from './compare-goals.js';
import { keyOf } from './compare-organisations.js';
import type { UseChange } from './compare-uses.js';
import type { Comparing } from './comparing.js';
import type { StoredPlan } from './stored-plan.js';
import type { Tree } from './tree.js';

export interface ParticipantChange extends Change<ParticipationEntity> {
  readonly code: string;
  /** Of the plan. */
  readonly path: string;
  readonly leftOut: readonly Change<LeftOutGoalEntity>[];
  readonly baselines: readonly Change<OwnBaselineEntity>[];
}

interface Around {
  readonly stored: StoredPlan;
  readonly strategyId: string;
  readonly organisations: Codes<OrganisationEntity>;
  readonly tree: Tree;
  readonly goals: readonly GoalChange[];
  readonly uses: readonly UseChange[];
  /** Today, for those of whom the plan does not say when they joined. */
  readonly today: string;
}

/** Compares who takes part. */
export function compareParticipants(comparing: Comparing, around: Around): ParticipantChange[] {
  const seen = new Set<string>();
  const changes = comparing.input.plan.participants.flatMap((planned) => {
    const meant = comparing.inPlan(planned.path, () => organisationsMeant(planned, around.organisations)) ?? [];
    return meant.flatMap((organisation) => {
      const change = comparing.inPlan(planned.path, () => {
        // Whoever is named for itself is one of its kind, too.
        if (seen.has(organisation.id) && planned.kind !== null) return null;
        if (seen.has(organisation.id)) {
          throw new BadInput('', 'duplicate_participant', `'${organisation.code}' takes part twice.`);
        }
        seen.add(organisation.id);
        return participantChange(comparing, around, planned, organisation);
      });
      return change ? [change] : [];
    });
  });
  refuseOverlaps(comparing, around, changes);
  return changes;
}

function organisationsMeant(
  { code, name, kind, country }: PlannedParticipants,
  organisations: Codes<OrganisationEntity>,
): OrganisationEntity[] {
  if (code !== null) return [organisations.get(keyOf({ country, code }), 'organisation')];
  const ofCountry = organisations.values().filter((one) => one.country === country);
  if (kind !== null) {
    const found = ofCountry.filter((one) => one.kind === kind);
    if (found.length > 0) return found;
    throw new BadInput('kind', 'nobody_of_kind', `There is no organisation of the kind ${kind} in ${country}.`);
  }
  const found = ofCountry.filter((one) => one.name.some(({ text }) => text === name));
  if (found.length === 1) return found;
  throw found.length === 0
    ? new BadInput('name', 'unknown_organisation', `There is no organisation called '${name}' in ${country}.`)
    : new BadInput('name', 'name_not_unique', `Several organisations in ${country} are called '${name}': give a code.`);
}

function participantChange(
  comparing: Comparing,
  around: Around,
  planned: PlannedParticipants,
  organisation: OrganisationEntity,
): ParticipantChange {
  const { stored, strategyId, today } = around;
  const { code } = organisation;
  const before = stored.participations.find(({ organisationId }) => organisationId === organisation.id) ?? null;
  const id = comparing.ids.idOf(`The participation of '${code}'`, before?.id);
  const leftOut = new Set<string>();
  const begun = new Set<string>();
  return {
    code,
    path: planned.path,
    before,
    after: {
      id,
      strategyId,
      organisationId: organisation.id,
      joinedOn: planned.joinedOn ?? (before ? before.joinedOn : today),
      named: planned.named ?? before?.named ?? true,
    },
    leftOut: planned.leftOut.flatMap(({ path, goal: goalCode, reason }) => {
      const goal = goalOf(comparing, around, path, goalCode);
      if (!goal || !isFirst(comparing, leftOut, { path, argument: 'goal', code: goalCode, id: goal.after.id }))
        return [];
      const same = stored.leftOut.find((one) => one.participationId === id && one.goalId === goal.after.id);
      return [{ before: same ?? null, after: { participationId: id, goalId: goal.after.id, reason } }];
    }),
    baselines: planned.baselines.flatMap((baseline) =>
      baselineChanges(comparing, around, baseline, organisation.id).filter(({ after }) =>
        isFirst(comparing, begun, {
          path: baseline.path,
          argument: 'indicator',
          code: baseline.indicator,
          id: after.goalIndicatorId,
        }),
      ),
    ),
  };
}

interface Entry {
  readonly path: string;
  /** The key that names what something is said of, the code it has there, and whose id that is. */
  readonly argument: string;
  readonly code: string;
  readonly id: string;
}

/** Whether nothing was said of it before; what is said twice is refused. */
function isFirst(comparing: Comparing, seen: Set<string>, { path, argument, code, id }: Entry): boolean {
  const first = comparing.inPlan(path, () => {
    if (seen.has(id)) throw new BadInput(argument, 'duplicate_entry', `This is said of '${code}' twice.`);
    return true;
  });
  seen.add(id);
  return first ?? false;
}

function goalOf(comparing: Comparing, { goals }: Around, path: string, code: string): GoalChange | null {
  return comparing.inPlan(path, () => {
    const goal = goals.find(({ after }) => after.code === code);
    if (!goal) throw new BadInput('goal', 'unknown_goal', `The plan has no goal '${code}'.`);
    return goal;
  });
}

function baselineChanges(
  comparing: Comparing,
  { stored, uses }: Around,
  { path, indicator, goal, year, value }: PlannedParticipants['baselines'][number],
  organisationId: string,
): Change<OwnBaselineEntity>[] {
  const found = comparing.inPlan(path, () => {
    const meant = uses.filter((use) => use.indicator.code === indicator && (goal === null || use.goal === goal));
    const [first] = meant;
    if (!first) throw new BadInput('indicator', 'indicator_not_used', `No such goal uses '${indicator}'.`);
    if (value != null) checkValue(first.indicator, value, 'value');
    return meant;
  });
  return (found ?? []).map(({ after: { id: goalIndicatorId } }) => ({
    before:
      stored.ownBaselines.find(
        (one) => one.goalIndicatorId === goalIndicatorId && one.organisationId === organisationId,
      ) ?? null,
    after: { goalIndicatorId, organisationId, year, value },
  }));
}

/** Participants are disjoint: a part of one would count twice. */
function refuseOverlaps(comparing: Comparing, { tree, stored }: Around, changes: readonly ParticipantChange[]): void {
  const joining = new Map(
    changes.filter(({ before }) => before === null).map((change) => [change.after.organisationId, change]),
  );
  const participants = new Set([
    ...stored.participations.map(({ organisationId }) => organisationId),
    ...joining.keys(),
  ]);
  const overlapping = new Set<ParticipantChange>();
  for (const id of participants) {
    const above = tree.above(id).find((one) => participants.has(one));
    // Where both take part already, somebody was moved: that is refused in the row that moves.
    const change = above === undefined ? undefined : (joining.get(id) ?? joining.get(above));
    if (change) overlapping.add(change);
  }
  for (const { code, path } of overlapping) {
    comparing.inPlan(path, () => {
      const { message, facts } = new ParticipantsOverlap(code);
      throw new BadInput('', facts.reason, message);
    });
  }
}

import { ORGANISATION_KINDS } from '../../organisations/organisation-kind.js';
import { PlanFileUnusable } from './plan-file.error.js';
import type { PlannedBaseline, PlannedLeaveOut, PlannedParticipants } from './plan-file.js';
import type { PlanNode } from './plan-node.js';

/** As long as the API takes it. */
const LONGEST_REASON = 2_000;

const KEYS = ['organisation', 'name', 'country', 'kind', 'joinedOn', 'named', 'leftOut', 'baselines'];

export function readParticipants(node: PlanNode, country: string): PlannedParticipants {
  const one = {
    path: node.only(KEYS).path,
    country: node.at('country').optional((value) => value.country()) ?? country,
    code: node.at('organisation').optional((value) => value.text()),
    name: node.at('name').optional((value) => value.text()),
    kind: node.at('kind').optional((value) => value.choice(ORGANISATION_KINDS)),
    joinedOn: node.at('joinedOn').optional(readDay),
    named: node.at('named').optional((value) => value.flag()),
    leftOut: node.at('leftOut').list().map(readLeaveOut),
    baselines: node.at('baselines').list().map(readBaseline),
  };
  const isOne = one.code !== null || one.name !== null;
  if (isOne === (one.kind !== null) || (one.code !== null && one.name !== null)) {
    throw new PlanFileUnusable(
      node.path,
      'needs_organisation_or_kind',
      'needs one of: organisation (a code), name, or kind (with a country)',
    );
  }
  return one;
}

function readDay(node: PlanNode): string {
  const day = node.text();
  const isDay = /^[1-9]\d{3}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day);
  if (!isDay) throw new PlanFileUnusable(node.path, 'not_a_day', 'must be a calendar day, YYYY-MM-DD');
  return day;
}

function readLeaveOut(node: PlanNode): PlannedLeaveOut {
  return {
    path: node.only(['goal', 'reason']).path,
    goal: node.at('goal').text(),
    reason: node.at('reason').text(LONGEST_REASON),
  };
}

function readBaseline(node: PlanNode): PlannedBaseline {
  return {
    path: node.only(['goal', 'indicator', 'year', 'value']).path,
    indicator: node.at('indicator').text(),
    goal: node.at('goal').optional((value) => value.text()),
    year: node.at('year').year(),
    value: node.at('value').optional((value) => value.number()),
  };
}

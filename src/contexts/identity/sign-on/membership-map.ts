import { readFileSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { ROLES, type Role } from '../../../domain/actor.js';

/** What the provider says of somebody, as its token has it. */
export type Claims = Readonly<Record<string, unknown>>;

/** Which of the provider's groups or roles give which membership. */
export interface MembershipMap {
  /** Where the claim is: a name, or the way to it through claims that hold others. */
  readonly claim: readonly string[];
  readonly rules: readonly MembershipRule[];
}

export interface MembershipRule {
  /** The group or role, as the claim has it. */
  readonly value: string;
  readonly role: Role;
  /** Null: everywhere. */
  readonly organisation: { readonly country: string; readonly code: string } | null;
}

/** Nobody is given a role by the provider. */
export const NO_MEMBERSHIPS: MembershipMap = { claim: [], rules: [] };

/** The file of memberships cannot be used, said in a sentence to whoever starts the server. */
export class WrongMembershipMap extends Error {
  constructor(file: string, why: string) {
    super(`MAALBAR_OIDC_MEMBERSHIPS, ${file}: ${why}`);
    this.name = 'WrongMembershipMap';
  }
}

/** Reads the file, in YAML or JSON. @throws WrongMembershipMap saying where it is wrong */
export function readMembershipMap(file: string): MembershipMap {
  const refuse: Refuse = (why) => {
    throw new WrongMembershipMap(file, why);
  };
  // Every word as it is written: 0101 is a code and no number.
  const document = parseDocument(textOf(file, refuse), { schema: 'failsafe', merge: false, logLevel: 'error' });
  const [fault] = document.errors;
  if (fault) refuse(fault.message);
  const { claim, map } = membersOf(document.toJS(), ['claim', 'map'], 'the file', refuse);
  if (!Array.isArray(map)) return refuse('map must be a list.');
  return {
    claim: claimOf(claim, refuse),
    rules: map.map((rule: unknown, index) => ruleOf(rule, `map[${index}]`, refuse)),
  };
}

type Refuse = (why: string) => never;

function textOf(file: string, refuse: Refuse): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return refuse(`it cannot be read (${isObject(error) && 'code' in error ? error['code'] : error}).`);
  }
}

function claimOf(claim: unknown, refuse: Refuse): string[] {
  const names: unknown[] = Array.isArray(claim) ? claim : [claim];
  return names.length > 0 && names.every(isWord)
    ? names
    : refuse('claim must be the name of a claim, as groups, or a list of names that leads to it.');
}

function ruleOf(rule: unknown, place: string, refuse: Refuse): MembershipRule {
  const { value, role, organisation, everywhere } = membersOf(
    rule,
    ['value', 'role', 'organisation', 'everywhere'],
    place,
    refuse,
  );
  if (!isWord(value)) return refuse(`${place}.value must be a group or role of the provider.`);
  const known = ROLES.find((candidate) => candidate === role);
  if (!known) return refuse(`${place}.role must be one of ${ROLES.join(', ')}.`);
  if (everywhere === 'true' && organisation === undefined) return { value, role: known, organisation: null };
  if (everywhere !== undefined || organisation === undefined) {
    return refuse(`${place} must say either organisation or everywhere: true.`);
  }
  const { country, code } = membersOf(organisation, ['country', 'code'], `${place}.organisation`, refuse);
  if (!isWord(country) || !isWord(code)) return refuse(`${place}.organisation must have a country and a code.`);
  return { value, role: known, organisation: { country, code } };
}

function membersOf(node: unknown, known: readonly string[], place: string, refuse: Refuse): Claims {
  if (!isObject(node)) return refuse(`${place} must have members: ${known.join(', ')}.`);
  const unknown = Object.keys(node).find((key) => !known.includes(key));
  return unknown === undefined ? node : refuse(`${place} has '${unknown}', which nobody reads.`);
}

export function isObject(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

import { globalId, readGlobalId } from '../../src/faces/global-id.js';
import type { Who } from './askers.js';
import type { OrganisationRef } from './given.js';
import type { Place } from './places.js';

/** A question about something that must not be known, or an attempt on it, and the same about what there is not. */
export interface Question {
  readonly title: string;
  readonly document: string;
  variables(about: Subject): Readonly<Record<string, unknown>>;
  readonly asked: readonly Who[];
}

/** What is asked about: what there is in a place, or what there is not next to it. */
export interface Subject extends Pick<Place, 'plan' | 'joined' | 'draft' | 'figure' | 'key' | 'colleague' | 'member'> {
  /** One that takes part unnamed, or in nothing. */
  readonly organisation: OrganisationRef;
  /** The one that the place is at. */
  readonly begun: OrganisationRef;
}

export const VISITOR: Who = { kind: 'visitor', role: null };
const KEY: Who = { kind: 'key', role: 'ADMIN' };
export const ACCOUNTS: readonly Who[] = [
  { kind: 'account', role: 'ADMIN' },
  { kind: 'account', role: 'VIEWER' },
];
export const SIGNED_IN: readonly Who[] = [...ACCOUNTS, KEY];
export const ALL: readonly Who[] = [VISITOR, ...SIGNED_IN];

/** The nearest ids that are nobody's, an organisation that takes part in nothing, and a plan of which nothing was reported. */
export function nowhereBeside(place: Place, { organisation, plan }: Pick<Place, 'organisation' | 'plan'>): Subject {
  const { member } = place;
  return {
    ...{ joined: place.joined, begun: place.organisation, organisation, plan },
    ...{ draft: beside(place.draft), figure: beside(place.figure), key: beside(place.key) },
    colleague: beside(place.colleague),
    member: { id: beside(member.id), email: `${member.email}0`, signIn: beside(member.signIn) },
  };
}

/** The same id but for its last digit. */
function beside(id: string): string {
  const { type, id: stored } = readGlobalId(id, 'id');
  return globalId(type, `${stored.slice(0, -1)}${stored.endsWith('0') ? '1' : '0'}`);
}

export function cursor(...key: readonly string[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

export function stored(id: string): string {
  return readGlobalId(id, 'id').id;
}

import {
  administeredBy,
  mayAdminister,
  mayAdministerEverywhere,
  mayGrant,
  mayManageKeys,
  mayRemoveAccount,
  maySeeAccount,
} from '../../src/contexts/identity/identity.policy.js';
import { type Actor, type ActorKind, EVERYWHERE, type Membership, ROLES, VISITOR } from '../../src/domain/actor.js';

const OWN = ['kitchen', 'municipality'];
const SIBLING = ['school', 'municipality'];
const OTHER = ['neighbour'];
const NOWHERE: readonly string[] = [];

const who = (memberships: readonly Membership[], kind: ActorKind = 'account', id = 'self'): Actor => ({
  kind,
  id,
  name: 'admin@example.org',
  memberships,
});
const adminIn = (organisation: string, kind?: ActorKind) => who([{ role: 'ADMIN', organisation }], kind);

const LOOK_AFTER = {
  mayAdminister,
  mayManageKeys,
  mayGrant: (actor: Actor, lineage: readonly string[]) => mayGrant(actor, 'VIEWER', lineage),
};

describe.each(Object.entries(LOOK_AFTER))('%s', (_name, may) => {
  it('is for administrators of the organisation and of those above it', () => {
    expect(may(adminIn('kitchen'), OWN)).toBe(true);
    expect(may(adminIn('municipality'), OWN)).toBe(true);
    expect(may(adminIn('municipality'), SIBLING)).toBe(true);
    expect(may(adminIn(EVERYWHERE), OWN)).toBe(true);
    expect(may(adminIn(EVERYWHERE, 'operator'), OWN)).toBe(true);
  });

  it('is not for administrators of another, of one below it, or for what belongs to none', () => {
    expect(may(adminIn('neighbour'), OWN)).toBe(false);
    expect(may(adminIn('kitchen'), SIBLING)).toBe(false);
    expect(may(adminIn('kitchen'), ['municipality'])).toBe(false);
    expect(may(adminIn('municipality'), NOWHERE)).toBe(false);
    expect(may(adminIn(EVERYWHERE), NOWHERE)).toBe(true);
  });

  it.each(ROLES.filter((role) => role !== 'ADMIN'))('is not for the role %s', (role) => {
    expect(may(who([{ role, organisation: 'kitchen' }]), OWN)).toBe(false);
    expect(may(who([{ role, organisation: EVERYWHERE }]), OWN)).toBe(false);
  });

  it('is never for a key or a visitor', () => {
    expect(may(adminIn(EVERYWHERE, 'key'), OWN)).toBe(false);
    expect(may(adminIn('kitchen', 'key'), OWN)).toBe(false);
    expect(may(VISITOR, OWN)).toBe(false);
  });
});

describe('mayAdministerEverywhere', () => {
  it('is for administrators of everything only', () => {
    expect(mayAdministerEverywhere(adminIn(EVERYWHERE))).toBe(true);
    expect(mayAdministerEverywhere(adminIn('municipality'))).toBe(false);
    expect(mayAdministerEverywhere(adminIn(EVERYWHERE, 'key'))).toBe(false);
  });
});

describe('administeredBy', () => {
  it('names the organisations that the actor administers, and nothing where that is all of them', () => {
    const both = who([
      { role: 'ADMIN', organisation: 'kitchen' },
      { role: 'REVIEWER', organisation: 'school' },
      { role: 'REPORTER', organisation: EVERYWHERE },
    ]);
    expect(administeredBy(both)).toEqual(['kitchen']);
    expect(administeredBy(adminIn(EVERYWHERE))).toBeNull();
    expect(administeredBy(adminIn(EVERYWHERE, 'key'))).toEqual([]);
    expect(administeredBy(VISITOR)).toEqual([]);
  });
});

describe('maySeeAccount', () => {
  it('is for oneself, and for the administrators of one of its organisations', () => {
    expect(maySeeAccount(who([]), 'self', [])).toBe(true);
    expect(maySeeAccount(adminIn('municipality'), 'cook', [OTHER, OWN])).toBe(true);
    expect(maySeeAccount(adminIn(EVERYWHERE), 'cook', [])).toBe(true);
  });

  it('is not for others, nor for administrators of none of them', () => {
    expect(maySeeAccount(who([{ role: 'REVIEWER', organisation: 'kitchen' }]), 'cook', [OWN])).toBe(false);
    expect(maySeeAccount(adminIn('municipality'), 'cook', [OTHER])).toBe(false);
    expect(maySeeAccount(adminIn('municipality'), 'cook', [])).toBe(false);
    expect(maySeeAccount(adminIn('municipality'), 'cook', [NOWHERE])).toBe(false);
    expect(maySeeAccount(who([], 'key'), 'self', [])).toBe(false);
    expect(maySeeAccount({ ...VISITOR, id: 'self' }, 'self', [])).toBe(false);
  });
});

describe('mayRemoveAccount', () => {
  it('is for oneself, and for administrators of all of its organisations', () => {
    expect(mayRemoveAccount(who([]), 'self', [OWN])).toBe(true);
    expect(mayRemoveAccount(adminIn('municipality'), 'cook', [OWN, SIBLING])).toBe(true);
    expect(mayRemoveAccount(adminIn(EVERYWHERE), 'cook', [])).toBe(true);
    expect(mayRemoveAccount(adminIn(EVERYWHERE), 'cook', [NOWHERE, OTHER])).toBe(true);
  });

  it('is not for administrators of some of them, of none, or for keys', () => {
    expect(mayRemoveAccount(adminIn('municipality'), 'cook', [OWN, OTHER])).toBe(false);
    expect(mayRemoveAccount(adminIn('municipality'), 'cook', [OWN, NOWHERE])).toBe(false);
    expect(mayRemoveAccount(adminIn('municipality'), 'cook', [])).toBe(false);
    expect(mayRemoveAccount(adminIn(EVERYWHERE, 'key'), 'cook', [OWN])).toBe(false);
  });
});

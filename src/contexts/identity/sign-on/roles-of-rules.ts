import { Logger } from '@nestjs/common';
import type { Session } from '../../../database/session.js';
import { DomainError, invariant } from '../../../domain/domain-error.js';
import { findOrganisations } from '../../organisations/organisation-ref.js';
import type { HeldRole } from '../new-membership.js';
import type { MembershipRule } from './membership-map.js';

const ARGUMENT = 'MAALBAR_OIDC_MEMBERSHIPS';

const log = new Logger('SignOn');

/** The roles that rules give, each once. An organisation that is not there yet gives none. */
export async function rolesOf(session: Session, rules: readonly MembershipRule[]): Promise<HeldRole[]> {
  const stated = rules.flatMap(({ organisation }) => (organisation ? [{ ref: organisation, argument: ARGUMENT }] : []));
  const found = new Map(
    (await findOrganisations(session, stated)).map((organisation, index) => [stated[index]?.ref, organisation]),
  );
  const roles = new Map<string, HeldRole>();
  const add = (held: HeldRole) => roles.set(`${held.role} ${held.organisationId}`, held);
  for (const { role, organisation } of rules) {
    if (organisation === null) {
      add({ role, organisationId: null });
      continue;
    }
    const place = found.get(organisation);
    invariant(place, 'every organisation that is asked for is found, or said to be unknown');
    if (place instanceof DomainError) log.warn(`${ARGUMENT}: ${place.message}`);
    else add({ role, organisationId: place.id });
  }
  return [...roles.values()];
}

import type { Session } from '../../database/session.js';
import { BadInput, DomainError } from '../../domain/domain-error.js';
import { OrganisationUnknown } from './organisation.errors.js';
import { OrganisationStore } from './organisation.store.js';
import type { OrganisationEntity } from './tables/organisation.entity.js';

const MOST_HINTS = 5;

/** An organisation as it is named from outside: by the database's id, or by its code and country. */
export interface OrganisationRef {
  readonly id?: string | null;
  readonly code?: string | null;
  readonly country?: string | null;
}

interface NamedRef {
  readonly ref: OrganisationRef;
  /** Where the reference stands in the input. */
  readonly argument: string;
}

/** The organisation meant. @throws OrganisationUnknown, BadInput naming the argument */
export async function getOrganisation(
  session: Session,
  ref: OrganisationRef,
  argument: string,
): Promise<OrganisationEntity> {
  const [organisation] = await getOrganisations(session, [{ ref, argument }]);
  if (!organisation) throw new OrganisationUnknown(nameOf(ref), argument, null);
  return organisation;
}

/** The organisations meant, in the same order. @throws OrganisationUnknown, BadInput naming the first at fault */
export async function getOrganisations(session: Session, refs: readonly NamedRef[]): Promise<OrganisationEntity[]> {
  const found = await findOrganisations(session, refs);
  return found.map((organisation) => {
    if (organisation instanceof DomainError) throw organisation;
    return organisation;
  });
}

/** The organisations meant, in the same order, each or why it is none; by a constant number of statements. */
export async function findOrganisations(
  session: Session,
  refs: readonly NamedRef[],
): Promise<(OrganisationEntity | DomainError)[]> {
  const store = session.use(OrganisationStore);
  const byId = await store.byIds(refs.flatMap(({ ref }) => (ref.id ? [ref.id] : [])));
  const byCode = new Map(
    (await store.byCodes(refs.flatMap(({ ref }) => (ref.code ? [ref.code] : [])))).map((organisation) => [
      `${organisation.country} ${organisation.code}`,
      organisation,
    ]),
  );
  const found: (OrganisationEntity | DomainError)[] = [];
  let hints = 0;
  for (const { ref, argument } of refs) {
    const fault = faultOf(ref, argument);
    const organisation = ref.id ? byId.get(ref.id) : byCode.get(`${ref.country?.toUpperCase()} ${ref.code}`);
    const answer = fault ?? organisation;
    if (answer) {
      found.push(answer);
      continue;
    }
    hints += 1;
    // A hint costs a statement: a few are help, a thousand are a load.
    const nearest = hints <= MOST_HINTS ? await nearestName(session, ref) : null;
    found.push(new OrganisationUnknown(nameOf(ref), `${argument}.${ref.id ? 'id' : 'code'}`, nearest));
  }
  return found;
}

function faultOf({ id, code, country }: OrganisationRef, argument: string): BadInput | null {
  if (id && !code && !country) return null;
  if (!id && code && country) return null;
  return new BadInput(
    argument,
    'needs_id_or_code',
    'Name the organisation by its id, or by its code together with its country.',
  );
}

async function nearestName(session: Session, { code, country }: OrganisationRef): Promise<string | null> {
  if (!code || !country) return null;
  const nearest = await session.use(OrganisationStore).nearestCode(country.toUpperCase(), code);
  return nearest === null ? null : `${country.toUpperCase()} "${nearest}"`;
}

function nameOf({ id, code, country }: OrganisationRef): string {
  return id ? 'with this id' : `${country} "${code}"`;
}

import type { Session } from '../../database/session.js';
import type { Actor } from '../../domain/actor.js';
import { OrganisationStore } from '../organisations/organisation.store.js';
import { type Insight, insightOf } from './measurement.policy.js';

/** What an actor may know of figures, with every organisation named, as the store asks for it. */
export async function insightBelow(session: Session, actor: Actor): Promise<Insight> {
  const { drafts, inside } = insightOf(actor);
  return { drafts: await withAllBelow(session, drafts), inside: await withAllBelow(session, inside) };
}

async function withAllBelow(session: Session, ids: readonly string[] | null): Promise<readonly string[] | null> {
  if (ids === null || ids.length === 0) return ids;
  return (await session.use(OrganisationStore).below(ids)).map(({ id }) => id);
}

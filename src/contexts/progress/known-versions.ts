import type { Session } from '../../database/session.js';
import { VersionStore } from './version.store.js';

/** The versions of single strategies; what depends on plans alone is looked for only where any plan has changed. */
export class KnownVersions {
  /** Versions of plans, all read at this number of changes. */
  private plans: { readonly changes: number; readonly of: Map<string, string> } = { changes: -1, of: new Map() };

  /** By the id of the strategy: a text that is another one as soon as what is told of it may be. */
  async ofEach(session: Session, strategyIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const store = session.use(VersionStore);
    const changes = await store.changes();
    // Another read may be at another state meanwhile: the versions and their number of changes stay together.
    const known = this.plans.changes === changes ? this.plans : { changes, of: new Map<string, string>() };
    const unknown = strategyIds.filter((id) => !known.of.has(id));
    if (unknown.length > 0) {
      const plans = await store.plansOf(unknown);
      for (const id of unknown) known.of.set(id, plans.get(id) ?? '');
    }
    this.plans = known;
    const figures = await store.figuresOf(strategyIds);
    return new Map(strategyIds.map((id) => [id, `${known.of.get(id)} ${figures.get(id)}`]));
  }
}

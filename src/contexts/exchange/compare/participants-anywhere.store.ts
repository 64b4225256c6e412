import { groupRows } from '../../../database/group-rows.js';
import type { Session } from '../../../database/session.js';

/** Who takes part in whichever strategy. */
export class ParticipantsAnywhereStore {
  constructor(private readonly session: Session) {}

  /** The slugs of the strategies in which an organisation takes part, by its id. */
  async all(): Promise<ReadonlyMap<string, readonly string[]>> {
    const rows = await this.session.rows<{ organisation_id: string; slug: string }>(
      `SELECT participation.organisation_id, strategy.slug
       FROM participation JOIN strategy ON strategy.id = participation.strategy_id
       ORDER BY ${this.session.dialect.bytewise('strategy.slug')}, participation.id`,
    );
    const ofOrganisation = groupRows(rows, ({ organisation_id }) => organisation_id);
    return new Map([...ofOrganisation].map(([id, found]) => [id, found.map(({ slug }) => slug)]));
  }
}

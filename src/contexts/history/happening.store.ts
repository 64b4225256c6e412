import type { Session } from '../../database/session.js';

/** An entry of the history as the administrators of an organisation read it. */
export interface PlacedEntry {
  readonly id: string;
  readonly at: string;
  readonly actorName: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  /** One of those that it concerns and the reader may read of; null where it concerns the house as a whole. */
  readonly organisationId: string | null;
}

interface Row {
  readonly id: string;
  readonly at: string;
  readonly actor_name: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly reason: string | null;
  readonly facts: string;
  readonly organisation_id: string | null;
}

export class HappeningStore {
  constructor(private readonly session: Session) {}

  /** A page, the newest first, and how many there are. @param organisations null: all that is placed anywhere */
  async list(organisations: readonly string[] | null, after: readonly string[] | null, limit: number) {
    const { dialect } = this.session;
    const narrowed = organisations ? `WHERE ${dialect.anyOf('history_place.organisation_id', '$1')}` : '';
    const bound: (readonly string[] | string | number)[] = organisations ? [organisations] : [];
    const counted = await this.session.rows<{ total: number | string }>(
      `SELECT COUNT(DISTINCT entry_id) AS total FROM history_place ${narrowed}`,
      [...bound],
    );
    const behind = after ? `${narrowed ? 'AND' : 'WHERE'} entry_id < $${bound.push(after[0] ?? '')}` : '';
    // As text: PostgreSQL before 18 knows no least of ids.
    const rows = await this.session.rows<Row>(
      `SELECT history_entry.id, at, actor_name, action, subject_type, subject_id, reason,
              ${dialect.jsonText('facts')} AS facts, placed.organisation_id
       FROM (SELECT entry_id, MIN(CAST(organisation_id AS text)) AS organisation_id
             FROM history_place ${narrowed} ${behind}
             GROUP BY entry_id ORDER BY entry_id DESC LIMIT $${bound.push(limit)}) AS placed
       JOIN history_entry ON history_entry.id = placed.entry_id
       ORDER BY history_entry.id DESC`,
      bound,
    );
    return { rows: rows.map(entryOf), totalCount: Number(counted[0]?.total) };
  }
}

function entryOf(row: Row): PlacedEntry {
  return {
    id: row.id,
    at: row.at,
    actorName: row.actor_name,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    reason: row.reason,
    facts: JSON.parse(row.facts),
    organisationId: row.organisation_id,
  };
}

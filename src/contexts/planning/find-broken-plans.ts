import type { Session } from '../../database/session.js';

/** A participant that lies below another of the same strategy, and so counts twice. */
export interface Overlap {
  readonly strategy: string;
  /** Country and code. */
  readonly below: string;
  readonly above: string;
}

export interface BrokenPlans {
  /** Country and code of organisations whose parents lead back to themselves. */
  readonly circling: readonly string[];
  readonly overlaps: readonly Overlap[];
}

/** What no use case stores, though no constraint of the database forbids it. */
export async function findBrokenPlans(session: Session): Promise<BrokenPlans> {
  // UNION leaves out what was reached before: parents that go round in a circle end the walk.
  const circling = await session.rows<{ country: string; code: string }>(
    `WITH RECURSIVE above (id, ancestor_id) AS (
       SELECT id, parent_id FROM organisation WHERE parent_id IS NOT NULL
       UNION
       SELECT above.id, organisation.parent_id FROM above JOIN organisation ON organisation.id = above.ancestor_id
       WHERE organisation.parent_id IS NOT NULL
     )
     SELECT country, code FROM organisation JOIN above ON above.id = organisation.id AND above.ancestor_id = above.id
     ORDER BY ${nameIn(session, 'organisation')}`,
  );
  const overlaps = await session.rows<StoredOverlap>(
    `WITH RECURSIVE above (strategy_id, id, ancestor_id) AS (
       SELECT participation.strategy_id, organisation.id, organisation.parent_id
       FROM participation JOIN organisation ON organisation.id = participation.organisation_id
       WHERE organisation.parent_id IS NOT NULL
       UNION
       SELECT above.strategy_id, above.id, organisation.parent_id
       FROM above JOIN organisation ON organisation.id = above.ancestor_id
       WHERE organisation.parent_id IS NOT NULL
     )
     SELECT strategy.slug, lower.country AS lower_country, lower.code AS lower_code,
            upper.country AS upper_country, upper.code AS upper_code
     FROM above
     JOIN participation ON participation.strategy_id = above.strategy_id
       AND participation.organisation_id = above.ancestor_id
     JOIN strategy ON strategy.id = above.strategy_id
     JOIN organisation AS lower ON lower.id = above.id
     JOIN organisation AS upper ON upper.id = above.ancestor_id
     WHERE above.ancestor_id <> above.id
     ORDER BY ${session.dialect.bytewise('strategy.slug')}, ${nameIn(session, 'lower')}, ${nameIn(session, 'upper')}`,
  );
  return {
    circling: circling.map(({ country, code }) => `${country} ${code}`),
    overlaps: overlaps.map((row) => ({
      strategy: row.slug,
      below: `${row.lower_country} ${row.lower_code}`,
      above: `${row.upper_country} ${row.upper_code}`,
    })),
  };
}

interface StoredOverlap {
  readonly slug: string;
  readonly lower_country: string;
  readonly lower_code: string;
  readonly upper_country: string;
  readonly upper_code: string;
}

/** Its order by country and code. */
function nameIn({ dialect }: Session, table: string): string {
  return `${dialect.bytewise(`${table}.country`)}, ${dialect.bytewise(`${table}.code`)}`;
}

import type { Session } from '../../../database/session.js';
import { BadInput } from '../../../domain/domain-error.js';
import type { OrganisationEntity } from '../../organisations/tables/organisation.entity.js';
import type { OrganisationRow } from '../organisation-file.js';
import type { Change } from './change.js';
import type { Comparing } from './comparing.js';
import { ParticipantsAnywhereStore } from './participants-anywhere.store.js';
import type { Tree } from './tree.js';

/** A row of the file with what it does. */
export interface RowChange {
  readonly row: OrganisationRow;
  readonly change: Change<OrganisationEntity>;
}

interface Moves {
  readonly moves: readonly RowChange[];
  /** All there will be. */
  readonly organisations: readonly OrganisationEntity[];
  readonly tree: Tree;
}

/**
 * Refuses parents by which, in any strategy, a participant would lie below another and count twice.
 * @param moves those that are stored and are to have another parent
 */
export async function refuseMoves(
  session: Session,
  comparing: Comparing,
  { moves, organisations, tree }: Moves,
): Promise<void> {
  if (moves.length === 0) return;
  const moved = new Map(moves.map((move) => [move.change.after.id, move]));
  const codes = new Map(organisations.map(({ id, code }) => [id, code]));
  const participants = await session.use(ParticipantsAnywhereStore).all();
  const refused = new Set<RowChange>();
  for (const id of participants.keys()) {
    for (const { slug, below, above, move } of overlapsIn([id, ...tree.above(id)], participants, moved)) {
      if (refused.has(move)) continue;
      refused.add(move);
      const message = `'${codes.get(below)}' would lie below '${codes.get(above)}', and both take part in '${slug}': it would count twice.`;
      comparing.inRow('organisations', move.row, () => {
        throw new BadInput('parent', 'participants_overlap', message);
      });
    }
  }
}

/** Where the first of a lineage takes part beside one above it, reached by a move. */
function overlapsIn(
  lineage: readonly string[],
  participants: ReadonlyMap<string, readonly string[]>,
  moved: ReadonlyMap<string, RowChange>,
) {
  const [below = ''] = lineage;
  return (participants.get(below) ?? []).flatMap((slug) => {
    const place = lineage.findIndex((id, index) => index > 0 && participants.get(id)?.includes(slug));
    const above = lineage[place];
    const by = lineage.slice(0, Math.max(0, place)).find((id) => moved.has(id));
    const move = by === undefined ? undefined : moved.get(by);
    return above && move ? [{ slug, below, above, move }] : [];
  });
}

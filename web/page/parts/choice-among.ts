import type { ResultOf } from '../api/graphql.js';
import type { Participants } from './choice.fragment.js';
import { isSame, type NamedOrganisation } from './organisation-ref.js';

/** Of whom figures can be shown. */
export interface Chooseable {
  readonly organisations: readonly NamedOrganisation[];
  /** How many take part, named or not. */
  readonly participants: number;
  /** How many of them were looked through. */
  readonly listed: number;
}

/** The named participants, and whoever is looked at without being one: a department, chosen by a link. */
export function choiceAmong(
  { totalCount, nodes }: ResultOf<typeof Participants>,
  chosen: NamedOrganisation | null,
): Chooseable {
  const named = nodes.flatMap(({ organisation }) => organisation ?? []);
  const isThere = chosen === null || named.some((one) => isSame(one, chosen));
  return { organisations: isThere ? named : [...named, chosen], participants: totalCount, listed: nodes.length };
}

import type { Chooseable } from '../../parts/choice.js';

interface Participants {
  readonly totalCount: number;
  readonly nodes: readonly { readonly organisation: Chooseable | null }[];
}

/** The named participants, and whoever is looked at without being one: a department, chosen by a link. */
export function choiceAmong(
  { totalCount, nodes }: Participants,
  chosen: Chooseable | null,
): { readonly organisations: readonly Chooseable[]; readonly participants: number } {
  const named = nodes.flatMap(({ organisation }) => organisation ?? []);
  const isThere = chosen === null || named.some((one) => isSame(one, chosen));
  return { organisations: isThere ? named : [...named, chosen], participants: totalCount };
}

type Ref = Pick<Chooseable, 'country' | 'code'>;

export function isSame(one: Ref, other: Ref): boolean {
  return one.country === other.country && one.code === other.code;
}

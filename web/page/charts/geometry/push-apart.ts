/** A block that would like to stand around a height. */
export interface Block {
  readonly wanted: number;
  readonly height: number;
}

/**
 * The middles of blocks above each other, moved as little as it takes not to overlap and to stay between top and
 * bottom; the order of the wishes is kept.
 */
export function pushApart(blocks: readonly Block[], [top, bottom]: readonly [number, number]): number[] {
  const order = blocks.map((_, index) => index).sort((one, other) => wanted(blocks, one) - wanted(blocks, other));
  let groups: Group[] = [];
  for (const index of order) {
    const block = blocks[index];
    if (block === undefined) continue;
    groups.push(clamped({ members: [index], height: block.height, middle: block.wanted }, top, bottom));
    groups = merged(groups, blocks, [top, bottom]);
  }
  return middlesOf(groups, blocks);
}

/** Blocks that touch; they move together. */
interface Group {
  readonly members: readonly number[];
  readonly height: number;
  readonly middle: number;
}

function merged(groups: Group[], blocks: readonly Block[], [top, bottom]: readonly [number, number]): Group[] {
  const last = groups.at(-1);
  const before = groups.at(-2);
  if (last === undefined || before === undefined) return groups;
  if (before.middle + before.height / 2 <= last.middle - last.height / 2) return groups;
  const members = [...before.members, ...last.members];
  const height = before.height + last.height;
  // Where the group starts is the mean of where each member would like the group to start.
  let offset = 0;
  let starts = 0;
  for (const member of members) {
    const { wanted: middle, height: tall } = blocks[member] ?? { wanted: 0, height: 0 };
    starts += middle - tall / 2 - offset;
    offset += tall;
  }
  const joined = clamped({ members, height, middle: starts / members.length + height / 2 }, top, bottom);
  return merged([...groups.slice(0, -2), joined], blocks, [top, bottom]);
}

function clamped(group: Group, top: number, bottom: number): Group {
  const lowest = Math.max(top + group.height / 2, bottom - group.height / 2);
  return { ...group, middle: Math.min(lowest, Math.max(top + group.height / 2, group.middle)) };
}

function middlesOf(groups: readonly Group[], blocks: readonly Block[]): number[] {
  const middles = blocks.map(({ wanted: middle }) => middle);
  for (const { members, middle, height } of groups) {
    let start = middle - height / 2;
    for (const member of members) {
      const tall = blocks[member]?.height ?? 0;
      middles[member] = start + tall / 2;
      start += tall;
    }
  }
  return middles;
}

function wanted(blocks: readonly Block[], index: number): number {
  return blocks[index]?.wanted ?? 0;
}

/** Between two dots. */
const SPACE = 0.5;

export interface SwarmDot {
  readonly x: number;
  readonly radius: number;
}

/**
 * Lays dots of about the same value side by side, as near to the axis as there is room: on it, below, above, and so on;
 * the largest first, so that it lies on the axis.
 * @param rowHeight from one row to the next
 * @returns for each dot, in the order given, its row: 0 on the axis, positive below it
 */
export function swarm(dots: readonly SwarmDot[], rowHeight: number): number[] {
  const order = dots
    .map((dot, index) => ({ ...dot, index }))
    .sort((one, other) => other.radius - one.radius || one.x - other.x || one.index - other.index);
  const placed: (SwarmDot & { readonly row: number })[] = [];
  const rows = dots.map(() => 0);
  for (const { x, radius, index } of order) {
    const taken = new Set<number>();
    for (const other of placed) {
      const reach = reachOf(other, { x, radius }, rowHeight);
      for (let row = other.row - reach; row <= other.row + reach; row += 1) taken.add(row);
    }
    let turn = 0;
    while (taken.has(rowOf(turn))) turn += 1;
    placed.push({ x, radius, row: rowOf(turn) });
    rows[index] = rowOf(turn);
  }
  return rows;
}

/** How many rows above and below it a dot would still touch one that has its place; −1 where not even beside it. */
function reachOf(other: SwarmDot, { x, radius }: SwarmDot, rowHeight: number): number {
  const least = other.radius + radius + SPACE;
  const aside = Math.abs(other.x - x);
  return aside < least ? Math.ceil(Math.sqrt(least ** 2 - aside ** 2) / rowHeight) - 1 : -1;
}

/** 0, 1, −1, 2, −2, … */
function rowOf(turn: number): number {
  const row = Math.ceil(turn / 2);
  return turn % 2 === 1 || row === 0 ? row : -row;
}

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
    let turn = 0;
    while (placed.some((other) => touch({ x, radius, row: rowOf(turn) }, other, rowHeight))) turn += 1;
    placed.push({ x, radius, row: rowOf(turn) });
    rows[index] = rowOf(turn);
  }
  return rows;
}

interface Placed extends SwarmDot {
  readonly row: number;
}

function touch(one: Placed, other: Placed, rowHeight: number): boolean {
  return Math.hypot(one.x - other.x, (one.row - other.row) * rowHeight) < one.radius + other.radius + 0.5;
}

/** 0, 1, −1, 2, −2, … */
function rowOf(turn: number): number {
  const row = Math.ceil(turn / 2);
  return turn % 2 === 1 || row === 0 ? row : -row;
}

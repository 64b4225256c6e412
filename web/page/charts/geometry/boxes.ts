export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A rectangle; y grows downwards. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where a target lies; top and bottom differ where it is a band. */
export interface Ring {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export interface Segment {
  readonly from: Spot;
  readonly to: Spot;
}

export function boxAround({ x, y }: Spot, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius };
}

export function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

export function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom
  );
}

/** Whether a part of the segment lies inside the box (Liang and Barsky's clipping of lines). */
export function crosses({ from, to }: Segment, { left, right, top, bottom }: Box): boolean {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const edges = [
    { step: -dx, room: from.x - left },
    { step: dx, room: right - from.x },
    { step: -dy, room: from.y - top },
    { step: dy, room: bottom - from.y },
  ];
  let [enters, leaves] = [0, 1];
  for (const { step, room } of edges) {
    if (step === 0) {
      if (room <= 0) return false;
    } else if (step < 0) enters = Math.max(enters, room / step);
    else leaves = Math.min(leaves, room / step);
  }
  return enters < leaves;
}

/** The pieces of a line through the spots. */
export function segmentsOf(spots: readonly Spot[]): Segment[] {
  return spots.slice(1).map((to, index) => ({ from: spots[index] ?? to, to }));
}

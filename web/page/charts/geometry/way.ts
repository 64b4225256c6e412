/** Per cent of the drawing's width at which the way begins and ends; left of it is room for the arrow. */
const START = 5;
const END = 97;

/** Where a share of the way (0 at the baseline, 100 at the target) stands, in per cent of the width. */
export function wayAt(share: number): number {
  return rounded(START + (clamped(share) / 100) * (END - START));
}

/** The same where the way takes the whole width, and the arrow stands outside. */
export function wholeWayAt(share: number): number {
  return rounded(clamped(share));
}

/** Where a pace score stands on the scale from −5 to 5, in per cent of the width. */
export function paceAt(score: number): number {
  return rounded(10 * (Math.min(5, Math.max(-5, score)) + 5));
}

function clamped(share: number): number {
  return Math.min(100, Math.max(0, share));
}

function rounded(percentage: number): number {
  return Math.round(100 * percentage) / 100;
}

import { type Box, crosses, isWithin, overlap, type Segment } from './boxes.js';
import { boxOf, type Label } from './label.js';

/** What is to be written, and where it might stand, the best place first. */
export interface Wish {
  /** Each place is one label, or several that stand and fall together. */
  readonly places: readonly (readonly Label[])[];
  /** Written even where no place is free. */
  readonly isNeeded?: boolean;
}

/** What a label should not cover. */
export interface Obstacles {
  readonly frame: Box;
  readonly boxes: readonly Box[];
  readonly segments: readonly Segment[];
}

/** How bad it is to stand on something. */
const OUTSIDE = 100;
const ON_A_BOX = 10;
const ON_A_LINE = 1;
const SPACE = 5;

/**
 * Chooses a place for each wish, those named first having the first choice. One for which no place is free is dropped,
 * or, where it is needed, stands where it covers the least.
 * @returns for each wish its labels, or null
 */
export function placeLabels(wishes: readonly Wish[], obstacles: Obstacles): (readonly Label[] | null)[] {
  const taken: Box[] = [...obstacles.boxes];
  return wishes.map(({ places, isNeeded = false }) => {
    const chosen = bestOf(places, { ...obstacles, boxes: taken });
    if (chosen === null || (chosen.harm > 0 && !isNeeded)) return null;
    taken.push(...chosen.labels.map((label) => withSpace(boxOf(label))));
    return chosen.labels;
  });
}

/** Between two labels in a line there is at least the width of a space. */
function withSpace({ left, right, top, bottom }: Box): Box {
  return { left: left - SPACE, right: right + SPACE, top, bottom };
}

function bestOf(places: Wish['places'], obstacles: Obstacles) {
  let best: { readonly labels: readonly Label[]; readonly harm: number } | null = null;
  for (const labels of places) {
    const harm = labels.reduce((sum, label) => sum + harmOf(boxOf(label), obstacles), 0);
    if (best === null || harm < best.harm) best = { labels, harm };
    if (harm === 0) break;
  }
  return best;
}

function harmOf(box: Box, { frame, boxes, segments }: Obstacles): number {
  return (
    (isWithin(box, frame) ? 0 : OUTSIDE) +
    ON_A_BOX * boxes.filter((taken) => overlap(box, taken)).length +
    ON_A_LINE * segments.filter((segment) => crosses(segment, box)).length
  );
}

import type { ReactNode } from 'react';
import { BoxRect } from './box-rect.js';
import type { Ring } from './geometry/boxes.js';

/** A target; of a band, drawn out from one bound to the other. */
export function TargetRing({ ring, radius }: { readonly ring: Ring; readonly radius: number }): ReactNode {
  const { x, top, bottom } = ring;
  const box = { left: x - radius, right: x + radius, top: top - radius, bottom: bottom + radius };
  return <BoxRect className="c-ring" box={box} rounding={radius} />;
}

import type { ReactNode } from 'react';
import type { Box } from './geometry/boxes.js';

/** A rectangle; `rounding` is the radius of its corners. */
export function BoxRect({
  box: { left, right, top, bottom },
  className,
  rounding,
}: {
  readonly box: Box;
  readonly className: string;
  readonly rounding?: number;
}): ReactNode {
  return <rect className={className} x={left} y={top} width={right - left} height={bottom - top} rx={rounding} />;
}

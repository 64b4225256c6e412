import type { ReactNode } from 'react';
import type { StripDot } from './geometry/strip-layout.js';

/** Grey is named, open is unnamed, and the large one is oneself, on top of all. */
export function StripDots({
  dots,
  own,
}: {
  readonly dots: readonly StripDot[];
  readonly own: StripDot | null;
}): ReactNode {
  return (
    <>
      {dots.map(({ entry, x, y }) => (
        <circle
          key={`${x} ${y}`}
          className={entry.name === null ? 'c-peer-unnamed' : 'c-peer'}
          cx={x}
          cy={y}
          r={entry.name === null ? 4.5 : 5}
        />
      ))}
      {own && <circle className="c-own" cx={own.x} cy={own.y} r="9" />}
    </>
  );
}

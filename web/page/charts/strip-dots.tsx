import type { ReactNode } from 'react';
import { OWN_RADIUS, RADIUS, type StripDot, UNNAMED_RADIUS } from './geometry/strip-dots.js';

/** Grey is named, open is unnamed, and the large one is oneself, on top of all. */
export function StripDots({ dots }: { readonly dots: readonly StripDot[] }): ReactNode {
  const own = dots.find(({ entry }) => entry.isOwn);
  return (
    <>
      {dots
        .filter(({ entry }) => !entry.isOwn)
        .map(({ entry, x, y }) => (
          <circle
            key={`${x} ${y}`}
            className={entry.name === null ? 'c-peer-unnamed' : 'c-peer'}
            cx={x}
            cy={y}
            r={entry.name === null ? UNNAMED_RADIUS : RADIUS}
          />
        ))}
      {own && <circle className="c-own" cx={own.x} cy={own.y} r={OWN_RADIUS} />}
    </>
  );
}

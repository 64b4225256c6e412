import type { ReactNode } from 'react';
import type { ChartSize } from './geometry/indicator-layout.js';
import './charts.css';

/** The width names the class that shows a size where the container has room for it and not for the next one. */
const CHART_SIZES: readonly ChartSize[] = [
  { width: 288, height: 280, isNarrow: true },
  { width: 440, height: 320, isNarrow: true },
  { width: 660, height: 370, isNarrow: false },
  { width: 1000, height: 420, isNarrow: false },
];

export interface ChartSizesProps {
  draw(size: ChartSize): ReactNode;
}

/**
 * A chart drawn for each width, of which the style sheet shows one: so no text becomes smaller than it should be, and
 * the first sight is right before any script has measured anything.
 */
export function ChartSizes({ draw }: ChartSizesProps): ReactNode {
  return (
    <div className="c-sizes">
      {CHART_SIZES.map((size) => (
        <div key={size.width} className={`c-size c-size-${size.width}`}>
          {draw(size)}
        </div>
      ))}
    </div>
  );
}

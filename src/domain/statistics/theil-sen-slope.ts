import type { Point } from './least-squares.js';

/**
 * The median of the slopes between all pairs of points, in units of y for one of x: a few odd points do not move it.
 * Sources: H. Theil, 1950; P. K. Sen, Estimates of the regression coefficient based on Kendall's tau, 1968.
 * @param points two or more, of different x
 */
export function theilSenSlope(points: readonly Point[]): number {
  const slopes = new Float64Array((points.length * (points.length - 1)) / 2);
  let count = 0;
  for (const [index, one] of points.entries()) {
    for (const other of points.slice(index + 1)) {
      slopes[count] = (other.y - one.y) / (other.x - one.x);
      count += 1;
    }
  }
  slopes.sort();
  const below = slopes[Math.ceil(count / 2) - 1] ?? 0;
  const above = slopes[Math.floor(count / 2)] ?? 0;
  return (below + above) / 2;
}

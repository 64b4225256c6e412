import { sumOf } from '../progress/numbers.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The straight line with the least sum of squared vertical distances to points. */
export interface LeastSquares {
  /** In units of y for one of x. */
  readonly slope: number;
  /** s = √(RSS/(n − 2)), in units of y; null for two points, which leave no freedom. */
  readonly residualDeviation: number | null;
  /** The line at x. */
  at(x: number): number;
  /** se = s·√(1 + 1/n + (x − x̄)²/Sxx), the standard error of one new observation at x; null where s is. */
  standardErrorAt(x: number): number | null;
}

/**
 * Ordinary least squares. Both axes are centred on their means before anything is multiplied, so that years around
 * 2000 cost no digits. Source: any textbook of statistics, for example N. Draper and H. Smith, Applied Regression
 * Analysis, 1966, chapter 1.
 * @param points two or more, of different x; small enough for their squares to be finite
 */
export function leastSquares(points: readonly Point[]): LeastSquares {
  const count = points.length;
  const meanX = sumOf(points.map(({ x }) => x)) / count;
  const meanY = sumOf(points.map(({ y }) => y)) / count;
  const squaresOfX = sumOf(points.map(({ x }) => (x - meanX) ** 2));
  const slope = sumOf(points.map(({ x, y }) => (x - meanX) * (y - meanY))) / squaresOfX;
  const at = (x: number): number => meanY + slope * (x - meanX);
  const squaresOfResiduals = sumOf(points.map(({ x, y }) => (y - at(x)) ** 2));
  const residualDeviation = count > 2 ? Math.sqrt(squaresOfResiduals / (count - 2)) : null;
  return {
    slope,
    residualDeviation,
    at,
    standardErrorAt: (x) =>
      residualDeviation === null ? null : residualDeviation * Math.sqrt(1 + 1 / count + (x - meanX) ** 2 / squaresOfX),
  };
}

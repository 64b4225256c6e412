/**
 * The value of a SHARE or a RATIO: (factor · numerator) / denominator, in that order, since 29/100·100 is not 29 in
 * floating point. Null where the denominator is 0: nothing can be a share of nothing.
 */
export function ratioValue(factor: number, numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : (factor * numerator) / denominator + 0;
}

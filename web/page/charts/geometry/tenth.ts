/** As finely as a drawing states its places. */
export function tenth(number: number): number {
  return Math.round(10 * number) / 10;
}

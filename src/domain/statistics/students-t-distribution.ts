/**
 * F(t; ν): the probability that a number with Student's t distribution is at most t. For whole degrees of freedom it
 * is a finite sum, so nothing is approximated but by the rounding of doubles; −∞ gives 0, ∞ gives 1.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 1964, 26.7.3 and 26.7.4, with θ = arctan(t/√ν).
 * @param degrees ν, a whole number from 1 on
 * @returns 0 to 1
 */
export function studentsTDistribution(t: number, degrees: number): number {
  return Math.min(1, Math.max(0, (1 + insideOf(Math.atan(t / Math.sqrt(degrees)), degrees)) / 2));
}

/**
 * A(θ; ν) = P(|T| ≤ √ν·tan θ), with the sign of θ.
 * Even ν: sin θ · (1 + 1/2·cos²θ + 1·3/(2·4)·cos⁴θ + … up to cos^(ν−2) θ).
 * Odd ν: 2/π · (θ + sin θ · (cos θ + 2/3·cos³θ + 2·4/(3·5)·cos⁵θ + … up to cos^(ν−2) θ)), and 2θ/π for ν = 1.
 * @param angle θ, from −π/2 to π/2
 */
export function insideOf(angle: number, degrees: number): number {
  const cosine = Math.cos(angle);
  const isEven = degrees % 2 === 0;
  let term = isEven ? 1 : cosine;
  let sum = 0;
  for (let power = isEven ? 0 : 1; power <= degrees - 2; power += 2) {
    sum += term;
    term *= ((power + 1) / (power + 2)) * cosine * cosine;
  }
  return isEven ? Math.sin(angle) * sum : (2 / Math.PI) * (angle + Math.sin(angle) * sum);
}

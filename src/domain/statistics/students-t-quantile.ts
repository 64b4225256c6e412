import { insideOf } from './students-t-distribution.js';

/**
 * The t below which a share of Student's t distribution lies. Found by halving the angle θ = arctan(t/√ν), which
 * lies between −π/2 and π/2: slower than Newton's method, and it cannot fail to arrive.
 * @param probability above 0 and below 1
 * @param degrees of freedom ν, a whole number from 1 on
 */
export function studentsTQuantile(probability: number, degrees: number): number {
  const inside = 2 * probability - 1;
  let least = -Math.PI / 2;
  let most = Math.PI / 2;
  for (let angle = 0; least < angle && angle < most; angle = (least + most) / 2) {
    if (insideOf(angle, degrees) < inside) least = angle;
    else most = angle;
  }
  return Math.sqrt(degrees) * Math.tan(most);
}

import { BadInput } from '../domain-error.js';
import { checkNumber } from './check-number.js';

/** Refuses a weight below 0; 0 takes something out of the sums. @throws BadInput `negative_weight`, `not_finite` */
export function checkWeight(weight: number, argument: string): void {
  checkNumber(weight, argument);
  if (weight < 0) throw new BadInput(argument, 'negative_weight', `'${argument}' must not be negative.`);
}

/**
 * Refuses children of which none has a weight: nothing could be said of the node above them.
 * @throws BadInput `weights_all_zero`
 */
export function checkWeights(weights: readonly number[], argument: string): void {
  for (const [index, weight] of weights.entries()) checkWeight(weight, `${argument}[${index}]`);
  if (weights.length === 0 || weights.some((weight) => weight > 0)) return;
  throw new BadInput(argument, 'weights_all_zero', `At least one of '${argument}' must be greater than 0.`);
}

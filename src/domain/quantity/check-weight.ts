import { BadInput } from '../domain-error.js';
import { checkNumber } from './check-number.js';

/** Refuses a weight below 0; 0 takes something out of the sums. @throws BadInput `negative_weight`, `not_finite` */
export function checkWeight(weight: number, argument: string): void {
  checkNumber(weight, argument);
  if (weight < 0) throw new BadInput(argument, 'negative_weight', `'${argument}' must not be negative.`);
}

/**
 * Refuses parts of which none has a weight: nothing could be said of the node above them.
 * @throws BadInput `weights_all_zero`, or as `checkWeight` naming the first at fault
 */
export function checkWeights(weights: readonly number[], argument: string): void {
  for (const [index, weight] of weights.entries()) checkWeight(weight, `${argument}[${index}]`);
  if (weights.length === 0 || weights.some((weight) => weight > 0)) return;
  throw new BadInput(argument, 'weights_all_zero', `At least one of '${argument}' must be greater than 0.`);
}

/**
 * Refuses a weight that leaves its node without any: nothing could be said of it.
 * @param siblings weights of the parts that the node already has
 * @throws BadInput `weights_all_zero`, or as `checkWeight`
 */
export function checkWeightAmong(siblings: readonly number[], weight: number, argument: string): void {
  checkWeight(weight, argument);
  if (weight > 0 || siblings.some((sibling) => sibling > 0)) return;
  throw new BadInput(
    argument,
    'weights_all_zero',
    'At least one part needs a weight greater than 0, and there is none yet.',
  );
}

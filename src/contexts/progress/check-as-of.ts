import { BadInput } from '../../domain/domain-error.js';

/**
 * Refuses an instant after the one of the question: what will be known is not known. The very instant is what is known.
 * @throws BadInput `as_of_in_future`
 */
export function checkAsOf(asOf: Date, now: string): void {
  if (asOf <= new Date(now)) return;
  throw new BadInput('asOf', 'as_of_in_future', `What will be known is not known yet; it is ${now} now.`, { now });
}

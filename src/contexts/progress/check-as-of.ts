import { BadInput } from '../../domain/domain-error.js';

/**
 * Refuses an instant after the day of the question, UTC: what will be known is not known. Until the day is over its end
 * is what is known so far, so that whoever asks for a day needs no clock.
 * @throws BadInput `as_of_in_future`
 */
export function checkAsOf(asOf: Date, now: string): void {
  if (asOf <= new Date(`${now.slice(0, 10)}T23:59:59.999Z`)) return;
  throw new BadInput('asOf', 'as_of_in_future', `What will be known is not known yet; it is ${now} now.`, { now });
}

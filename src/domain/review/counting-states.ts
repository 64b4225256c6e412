import type { MeasurementState, View } from './measurement.js';

/**
 * The states in which what a measurement says counts in a view; until it is said anew in one of them, it goes on
 * counting. Until there are rounds and a review, what is submitted counts as approved and released. A draft never counts.
 */
export const COUNTING_STATES: Readonly<Record<View, readonly MeasurementState[]>> = {
  PUBLIC: ['SUBMITTED', 'APPROVED'],
  WORKING: ['SUBMITTED', 'APPROVED'],
};

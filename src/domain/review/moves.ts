import type { MeasurementState } from './measurement.js';

export const MOVES = ['save', 'submit'] as const;
/** What can be done with a measurement. */
export type Move = (typeof MOVES)[number];

type State = MeasurementState | 'NONE';

/**
 * The table of allowed moves. Saving over a submitted value makes a draft beside it: what was submitted goes on
 * counting until the draft is submitted. An approved value changes only by a correction.
 */
const TABLE: Readonly<Record<Move, Readonly<Record<State, MeasurementState | null>>>> = {
  save: { NONE: 'DRAFT', DRAFT: 'DRAFT', RETURNED: 'DRAFT', SUBMITTED: 'DRAFT', APPROVED: null },
  submit: { NONE: 'SUBMITTED', DRAFT: 'SUBMITTED', RETURNED: 'SUBMITTED', SUBMITTED: 'SUBMITTED', APPROVED: null },
};

/**
 * The state a move leads to, or null where it is not allowed.
 * @param from the state of the stored measurement, or null where there is none yet
 */
export function stateAfter(move: Move, from: MeasurementState | null): MeasurementState | null {
  return TABLE[move][from ?? 'NONE'];
}

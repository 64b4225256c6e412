export const STRATEGY_STATES = ['DRAFT', 'ADOPTED', 'CLOSED'] as const;
/** A draft may be changed; an adopted plan is frozen; a closed one is history. */
export type StrategyState = (typeof STRATEGY_STATES)[number];

export const VALUE_KINDS = ['NUMBER', 'AMOUNT', 'SHARE', 'RATIO', 'INDEX', 'YES_NO', 'LEVEL'] as const;
/** What a value is. SHARE (per cent) and RATIO have a numerator and a denominator; YES_NO is 1 or 0; LEVEL is 1 to 5. */
export type ValueKind = (typeof VALUE_KINDS)[number];

export const DIRECTIONS = [
  'INCREASE',
  'DECREASE',
  'KEEP_AT_LEAST',
  'KEEP_AT_MOST',
  'KEEP_WITHIN',
  'ACHIEVE',
  'NONE',
] as const;
/** What "better" means. NONE is context: shown, never judged. */
export type Direction = (typeof DIRECTIONS)[number];

export const AGGREGATIONS = [
  'SUM',
  'RATIO_OF_SUMS',
  'MEAN',
  'POPULATION_WEIGHTED_MEAN',
  'MEDIAN',
  'MINIMUM',
  'MAXIMUM',
  'NONE',
] as const;
/** How the values of several organisations become one. NONE refuses. */
export type Aggregation = (typeof AGGREGATIONS)[number];

export const ACCUMULATIONS = ['POINT_IN_TIME', 'PERIODIC', 'CUMULATIVE'] as const;
/** Whether a value stands by itself, belongs to its year only, or is a running total. */
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** Everything about an indicator that the calculation needs. */
export interface IndicatorRules {
  readonly direction: Direction;
  readonly valueKind: ValueKind;
  readonly aggregation: Aggregation;
  readonly accumulation: Accumulation;
  readonly unit: string;
  /** Decimals to display. */
  readonly decimals: number;
  /** value = factor × numerator / denominator; 100 for a SHARE. */
  readonly factor: number;
  /** The least value allowed, or null. */
  readonly minimum: number | null;
  /** The greatest value allowed, or null. */
  readonly maximum: number | null;
  /** Years between two measurements; 1 is yearly. */
  readonly frequencyYears: number;
  /** Years from the year measured to the year in which its value is due; 1 is "the year after". */
  readonly publicationLagYears: number;
}

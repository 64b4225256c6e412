import type { Parameter } from '../../database/session.js';
import type { FigureSums } from './figure-sums.js';

/** The columns of sums, in the order of `sumParameters`. */
export const SUM_COLUMNS = [
  'reported',
  'sum_of_values',
  'sum_of_numerators',
  'sum_of_denominators',
  'sum_of_populations',
  'sum_of_values_times_population',
  'minimum',
  'maximum',
] as const;

/** `reported = excluded.reported, …` */
export const SUMS_FROM_EXCLUDED = SUM_COLUMNS.map((column) => `${column} = excluded.${column}`).join(', ');

export type StoredSums = { readonly reported: number } & {
  readonly [Column in Exclude<(typeof SUM_COLUMNS)[number], 'reported'>]: number | null;
};

export function sumParameters(sums: FigureSums): Parameter[] {
  return [
    sums.reported,
    sums.sumOfValues,
    sums.sumOfNumerators,
    sums.sumOfDenominators,
    sums.sumOfPopulations,
    sums.sumOfValuesTimesPopulation,
    sums.minimum,
    sums.maximum,
  ];
}

export function sumsOfRow(row: StoredSums): FigureSums {
  return {
    reported: row.reported,
    sumOfValues: row.sum_of_values,
    sumOfNumerators: row.sum_of_numerators,
    sumOfDenominators: row.sum_of_denominators,
    sumOfPopulations: row.sum_of_populations,
    sumOfValuesTimesPopulation: row.sum_of_values_times_population,
    minimum: row.minimum,
    maximum: row.maximum,
  };
}

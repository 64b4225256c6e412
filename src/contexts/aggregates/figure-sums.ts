import type { MemberValue } from '../../domain/progress/aggregation.js';
import { finiteOrNull, sumOf } from '../../domain/progress/numbers.js';

/** What organisations with a value add up to: all that can be added to, never a mean. */
export interface FigureSums {
  /** Organisations with a value. */
  readonly reported: number;
  /** Null where there are none, or where the sum is more than a double can say. */
  readonly sumOfValues: number | null;
  /** Null where nobody stated one. */
  readonly sumOfNumerators: number | null;
  readonly sumOfDenominators: number | null;
  /** Null where nobody's inhabitants are known. */
  readonly sumOfPopulations: number | null;
  readonly sumOfValuesTimesPopulation: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** Where nobody has a value. */
export const NOBODY: FigureSums = {
  reported: 0,
  sumOfValues: null,
  sumOfNumerators: null,
  sumOfDenominators: null,
  sumOfPopulations: null,
  sumOfValuesTimesPopulation: null,
  minimum: null,
  maximum: null,
};

/** The sums of one organisation with a value of its own. */
export function sumsOfOne(
  { value, numerator, denominator }: Omit<MemberValue, 'population'>,
  population: number | null,
): FigureSums {
  return {
    reported: 1,
    sumOfValues: value,
    sumOfNumerators: numerator,
    sumOfDenominators: denominator,
    sumOfPopulations: population,
    sumOfValuesTimesPopulation: population === null ? null : finiteOrNull(value * population),
    minimum: value,
    maximum: value,
  };
}

/** Sums over the parts. A sum that is too large in a part is too large in the whole. */
export function addUp(parts: Iterable<FigureSums>): FigureSums {
  const values = new Terms();
  const numerators = new Terms();
  const denominators = new Terms();
  const populations = new Terms();
  const valuesTimesPopulation = new Terms();
  let reported = 0;
  let minimum = Number.POSITIVE_INFINITY;
  let maximum = Number.NEGATIVE_INFINITY;
  for (const part of parts) {
    if (part.reported === 0) continue;
    reported += part.reported;
    values.add(part.sumOfValues);
    if (part.minimum !== null && part.minimum < minimum) minimum = part.minimum;
    if (part.maximum !== null && part.maximum > maximum) maximum = part.maximum;
    if (part.sumOfNumerators !== null || part.sumOfDenominators !== null) {
      numerators.add(part.sumOfNumerators);
      denominators.add(part.sumOfDenominators);
    }
    if (part.sumOfPopulations === null) continue;
    populations.add(part.sumOfPopulations);
    valuesTimesPopulation.add(part.sumOfValuesTimesPopulation);
  }
  if (reported === 0) return NOBODY;
  return {
    reported,
    sumOfValues: values.sum(),
    sumOfNumerators: numerators.sum(),
    sumOfDenominators: denominators.sum(),
    sumOfPopulations: populations.sum(),
    sumOfValuesTimesPopulation: valuesTimesPopulation.sum(),
    minimum,
    maximum,
  };
}

/** What is to be added up, and whether all of it can be said. */
class Terms {
  private readonly known: number[] = [];
  private isComplete = true;

  add(term: number | null): void {
    if (term === null) this.isComplete = false;
    else this.known.push(term);
  }

  sum(): number | null {
    return this.isComplete && this.known.length > 0 ? finiteOrNull(sumOf(this.known)) : null;
  }
}

import { useTexts } from '../../../language/texts.js';
import type { Fraction } from './equation.js';

/** (part − partLess) / (whole − wholeLess). */
export interface Quotient {
  readonly part: number;
  readonly partLess: number;
  readonly whole: number;
  readonly wholeLess: number;
}

const MORE_DECIMALS = 2;
/** Paces and shares are told with two decimals. */
const HALF_OF_LAST = 0.005;

/** A quotient with its numbers put in, written with as many decimals as it takes to come to the same. */
export function useWrittenQuotient(): (quotient: Quotient, decimals: number) => Fraction {
  const { number } = useTexts();
  return (quotient, decimals) => {
    const enough = decimalsToCompute(quotient, decimals);
    const difference = (of: number, less: number) => {
      if (less === 0) return number(of, enough);
      const written = number(less, enough);
      return `${number(of, enough)} − ${less < 0 ? `(${written})` : written}`;
    };
    const { part, partLess, whole, wholeLess } = quotient;
    return { over: difference(part, partLess), under: difference(whole, wholeLess) };
  };
}

/** The fewest decimals, from those of the indicator on, with which the rounded numbers lead to the same quotient. */
export function decimalsToCompute(quotient: Quotient, decimals: number): number {
  const exact = quotientOf(quotient, (one) => one);
  for (let more = 0; more < MORE_DECIMALS; more += 1) {
    const rounded = quotientOf(quotient, (one) => Number(one.toFixed(decimals + more)));
    if (Math.abs(rounded - exact) < HALF_OF_LAST) return decimals + more;
  }
  return decimals + MORE_DECIMALS;
}

function quotientOf({ part, partLess, whole, wholeLess }: Quotient, taken: (one: number) => number): number {
  return (taken(part) - taken(partLess)) / (taken(whole) - taken(wholeLess));
}

/**
 * The made figures, by arithmetic on whole numbers that JavaScript and both databases do alike: two steps of the
 * generator of Park and Miller (revised 1993). So a figure is the same however it is loaded.
 */

export const YEARS = [2020, 2021, 2022, 2023, 2024];
export const INDICATORS = 60;
const MODULUS = 2 ** 31 - 1;
const MULTIPLIER = 48271;
const STRIDE = 100_003;
const LEAST = 20;
const LEVELS = 41;
const RISES = 9;

/** Every third indicator is a number, the others are shares with numerator and denominator. */
export function isShare(indicator) {
  return indicator % 3 !== 2;
}

/** Which a third of them are, shares and numbers. Whoever has departments leaves these to them. */
export function isOfDepartments(indicator) {
  return indicator % 6 === 1 || indicator % 6 === 5;
}

/** The least number of an organisation that reports the indicator itself: before it stand those with departments. */
export function firstReporter(indicator, { municipalities, departments }) {
  return isOfDepartments(indicator) ? Math.min(municipalities, departments) : 0;
}

/** A whole number from 20 to 92: the value, or the numerator of a share of 100. It rises from year to year. */
export function madeValue(seed, { indicator, organisation, step }) {
  const first = ((indicator * STRIDE + organisation + seed) * MULTIPLIER) % MODULUS;
  const second = (first * MULTIPLIER) % MODULUS;
  return LEAST + (first % LEVELS) + step * (second % RISES);
}

/** The same in SQL, of columns of whole numbers. */
export function madeValueInSql(seed, { indicator, organisation, step }) {
  const first = `((CAST(${indicator} AS bigint) * ${STRIDE} + ${organisation} + ${seed}) * ${MULTIPLIER} % ${MODULUS})`;
  const second = `(${first} * ${MULTIPLIER} % ${MODULUS})`;
  return `(${LEAST} + ${first} % ${LEVELS} + ${step} * (${second} % ${RISES}))`;
}

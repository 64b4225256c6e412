import fc from 'fast-check';
import { studentsTDistribution } from '../../src/domain/statistics/students-t-distribution.js';
import { studentsTQuantile } from '../../src/domain/statistics/students-t-quantile.js';

/** As printed in tables of the t distribution: degrees of freedom, then the quantiles 0.90, 0.975 and 0.995. */
const PUBLISHED = [
  [1, 3.0777, 12.7062, 63.6567],
  [2, 1.8856, 4.3027, 9.9248],
  [3, 1.6377, 3.1824, 5.8409],
  [4, 1.5332, 2.7764, 4.6041],
  [5, 1.4759, 2.5706, 4.0321],
  [6, 1.4398, 2.4469, 3.7074],
  [7, 1.4149, 2.3646, 3.4995],
  [8, 1.3968, 2.306, 3.3554],
  [9, 1.383, 2.2622, 3.2498],
  [10, 1.3722, 2.2281, 3.1693],
  [20, 1.3253, 2.086, 2.8453],
  [30, 1.3104, 2.0423, 2.75],
  [120, 1.2886, 1.9799, 2.6174],
] as const;

const degrees = fc.integer({ min: 1, max: 200 });
const anyT = fc.double({ min: -50, max: 50, noNaN: true });

describe("Student's t", () => {
  it.each(PUBLISHED)('with %d degrees of freedom has the published quantiles', (freedom, ...published) => {
    const found = [0.9, 0.975, 0.995].map((share) => Number(studentsTQuantile(share, freedom).toFixed(4)));
    expect(found).toEqual(published);
  });

  // Integrated numerically from the density with the gamma function, which the program uses nowhere.
  it.each([
    [1.5, 3, 0.8847080673775902],
    [-2.2, 4, 0.0463263350898176],
    [0.7, 7, 0.7467412239021993],
    [3.3, 12, 0.9968296249468516],
    [2, 121, 0.9761301023438433],
    [-0.25, 1, 0.4220208696226308],
    [1, 2, 0.7886751345948124],
  ])('F(%d; %d) is the integral of the density', (t, freedom, integral) => {
    expect(studentsTDistribution(t, freedom)).toBeCloseTo(integral, 13);
  });

  it('with one and with two degrees of freedom is what can be written down', () => {
    fc.assert(
      fc.property(anyT, (t) => {
        expect(studentsTDistribution(t, 1)).toBeCloseTo(0.5 + Math.atan(t) / Math.PI, 14);
        expect(studentsTDistribution(t, 2)).toBeCloseTo(0.5 + t / (2 * Math.sqrt(2 + t * t)), 14);
      }),
    );
  });

  it('with very many degrees of freedom is the normal distribution', () => {
    expect(studentsTQuantile(0.9, 1_000_000)).toBeCloseTo(1.2815516, 5);
    expect(studentsTDistribution(1, 999_999)).toBeCloseTo(0.8413447, 6);
  });

  it('is a probability, symmetrical, and never falls', () => {
    fc.assert(
      fc.property(anyT, fc.double({ min: 0, max: 10, noNaN: true }), degrees, (t, more, freedom) => {
        const at = studentsTDistribution(t, freedom);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(1);
        expect(studentsTDistribution(-t, freedom)).toBeCloseTo(1 - at, 14);
        expect(studentsTDistribution(t + more, freedom)).toBeGreaterThanOrEqual(at - 1e-14);
      }),
    );
  });

  it('ends at 0 and 1', () => {
    for (const freedom of [1, 2, 3, 40, 41]) {
      expect(studentsTDistribution(Number.NEGATIVE_INFINITY, freedom)).toBeCloseTo(0, 14);
      expect(studentsTDistribution(0, freedom)).toBe(0.5);
      expect(studentsTDistribution(Number.POSITIVE_INFINITY, freedom)).toBeCloseTo(1, 14);
    }
  });

  it('gives back the share whose quantile is asked for', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), degrees, (share, freedom) => {
        expect(studentsTDistribution(studentsTQuantile(share, freedom), freedom)).toBeCloseTo(share, 12);
      }),
    );
  });
});

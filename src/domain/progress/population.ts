import type { Population } from './strategy-figures.js';

/**
 * Inhabitants in the nearest known year, the earlier of two equally near; null where none is known. What is no
 * number of people counts as not known. Own rule.
 */
export function nearestPopulation(populations: readonly Population[], year: number): number | null {
  let nearest: Population | null = null;
  for (const known of populations) {
    if (Number.isFinite(known.population) && known.population > 0 && isNearer(known, nearest, year)) nearest = known;
  }
  return nearest?.population ?? null;
}

function isNearer(one: Population, other: Population | null, year: number): boolean {
  if (other === null) return true;
  const difference = Math.abs(one.year - year) - Math.abs(other.year - year);
  return difference === 0 ? one.year < other.year : difference < 0;
}

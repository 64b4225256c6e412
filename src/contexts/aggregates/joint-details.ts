import type { JointYear } from '../../domain/progress/joint-year.js';

/** What few joint years have, and no column of its own. */
export type JointDetails = Pick<JointYear, 'distribution' | 'partial'>;

/** The details as they are kept, in one order of their parts; null where there are none. */
export function textOfDetails({ distribution, partial }: JointDetails): string | null {
  if (distribution === null && partial === null) return null;
  return JSON.stringify({
    distribution: distribution?.map(({ level, count }) => ({ level, count })) ?? null,
    partial: partial && {
      baseline: partial.baseline && {
        year: partial.baseline.year,
        value: partial.baseline.value,
        isAssumed: partial.baseline.isAssumed,
      },
      targets: partial.targets.map(({ year, value, bandMinimum, bandMaximum }) => ({
        year,
        value,
        bandMinimum,
        bandMaximum,
      })),
      observations: partial.observations.map(({ year, value }) => ({ year, value })),
    },
  });
}

/** @param stored text, or on PostgreSQL what its driver made of it */
export function detailsOf(stored: JointDetails | string | null): JointDetails {
  if (stored === null) return NONE;
  if (typeof stored !== 'string') return stored;
  const details: JointDetails = JSON.parse(stored);
  return details;
}

const NONE: JointDetails = { distribution: null, partial: null };

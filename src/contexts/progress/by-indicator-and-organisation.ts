import { groupRows } from '../../database/group-rows.js';
import type { Figure } from '../../domain/review/measurement.js';
import type { FigureRow } from '../aggregates/figure.store.js';

/** As the calculation takes them. */
export function byIndicatorAndOrganisation(
  figures: readonly FigureRow[],
): ReadonlyMap<string, ReadonlyMap<string, readonly Figure[]>> {
  const ofIndicator = groupRows(figures, ({ indicatorId }) => indicatorId);
  return new Map(
    [...ofIndicator].map(([indicator, found]) => [indicator, groupRows(found, ({ organisationId }) => organisationId)]),
  );
}

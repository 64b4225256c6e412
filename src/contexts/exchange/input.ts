import type { IndicatorRow } from './indicator-file.js';
import type { OrganisationRow } from './organisation-file.js';
import type { PlanFile } from './plan-file/plan-file.js';

/** What an import holds in memory: the plan and its codes. Targets and measurements, of which there is no end, are staged. */
export interface ImportInput {
  readonly plan: PlanFile;
  readonly organisations: readonly OrganisationRow[];
  readonly indicators: readonly IndicatorRow[];
}

export const FILE_NAMES = {
  organisations: 'organisations.csv',
  indicators: 'indicators.csv',
  targets: 'targets.csv',
  measurements: 'measurements.csv',
} as const;

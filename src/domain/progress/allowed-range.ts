import type { IndicatorCase } from './indicator-case.js';

/** The values an indicator allows, bounds included, in the unit in which they are shown; null where it is open. */
export interface AllowedRange {
  readonly minimum: number | null;
  readonly maximum: number | null;
}

/** As the indicator states it; of yes and no over organisations 0 to 100 per cent. */
export function allowedRangeOf({ goalIndicator, inPerCent }: IndicatorCase): AllowedRange {
  if (inPerCent) return { minimum: 0, maximum: 100 };
  const { minimum, maximum } = goalIndicator.rules;
  return { minimum, maximum };
}

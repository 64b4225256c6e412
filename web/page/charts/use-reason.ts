import { FORECAST_REFUSALS } from '../../../src/domain/progress/forecast.js';
import { REASONS } from '../../../src/domain/progress/judgement.js';
import { useTexts } from '../language/texts.js';

const KNOWN = [...REASONS, ...FORECAST_REFUSALS];

/** Why something was not computed, as the part of a sentence; a name that is not known stays what it is. */
export function useReason(): (name: string) => string {
  const { t } = useTexts();
  return (name) => {
    const known = KNOWN.find((one) => one === name);
    return known === undefined ? name : t(`chart.refused.${known}`);
  };
}

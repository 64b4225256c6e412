import { FORECAST_FLAGS } from '../../../src/domain/progress/forecast.js';
import { useTexts } from '../language/texts.js';
import type { ChartForecast } from './chart-data.js';
import { useReason } from './use-reason.js';

/** What a reader should know of a forecast, and why there is none where there is none. */
export function useForecastNotes(): (forecast: ChartForecast | null | undefined) => readonly string[] {
  const { t, percent } = useTexts();
  const because = useReason();
  const share = (probability: number): string => {
    if (probability < 0.01) return t('chart.lessThan', { share: percent(1) });
    if (probability > 0.99) return t('chart.moreThan', { share: percent(99) });
    return percent(100 * probability);
  };
  return (forecast) => {
    if (!forecast) return [];
    const { year, probability, refusedBecause, flags = [] } = forecast;
    const parts: string[] = [];
    if (typeof probability === 'number') parts.push(t('chart.probability', { year, share: share(probability) }));
    if (refusedBecause !== null) {
      parts.push(t(refusedPart(forecast), { reason: because(refusedBecause) }));
    }
    const told = FORECAST_FLAGS.filter((flag) => flags.includes(flag) && flag !== refusedBecause);
    return [...parts, ...told.map((flag) => t(`chart.flag.${flag}`))];
  };
}

/** The reason speaks of the first thing that is not there. */
function refusedPart({ value, low }: ChartForecast) {
  if (value === null) return 'chart.noForecast';
  return low === null ? 'chart.noInterval' : 'chart.noProbability';
}

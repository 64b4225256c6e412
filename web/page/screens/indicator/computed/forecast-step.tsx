import { useForecastNotes } from '../../../charts/use-forecast-notes.js';
import { useTexts } from '../../../language/texts.js';
import { useFigures } from '../../../parts/use-figures.js';
import type { GoalIndicatorAnswer } from '../indicator.question.js';

/** Where the past pattern leads, how sure that is, and what was refused. */
export function ForecastStep({ shown: { indicator, progress } }: { readonly shown: GoalIndicatorAnswer }) {
  const { t, percent } = useTexts();
  const notes = useForecastNotes();
  const { written } = useFigures(indicator, progress);
  const { forecast } = progress;
  if (forecast === null) return null;
  const { value, low, high, level, year, observations } = forecast;
  const sentences: string[] = [];
  if (value !== null) sentences.push(t('computed.forecast.line', { count: observations, value: written(value), year }));
  if (low !== null && high !== null) {
    const interval = { level: percent(100 * level), low: written(low), high: written(high) };
    sentences.push(t('computed.forecast.interval', interval));
  }
  return <p>{[...sentences, ...notes(forecast)].join(' ')}</p>;
}

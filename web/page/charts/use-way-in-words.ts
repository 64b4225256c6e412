import { useTexts } from '../language/texts.js';
import type { ChartYearValue } from './chart-data.js';

/** The way from the first to the last value, in a sentence. */
export function useWayInWords(): (marks: readonly ChartYearValue[], written: (value: number) => string) => string {
  const { t } = useTexts();
  return (marks, written) => {
    const [first, last] = [marks[0], marks.at(-1)];
    if (first === undefined || last === undefined) return `${t('chart.nothingMeasured')}.`;
    if (first === last) return t('chart.onlyOne', { value: written(last.value), year: last.year });
    const [from, to] = [written(first.value), written(last.value)];
    return t('chart.fromTo', { from, fromYear: first.year, to, toYear: last.year });
  };
}

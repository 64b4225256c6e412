import type { ReactNode } from 'react';
import type { Language } from '../language/languages.js';
import { InLanguage } from '../parts/in-language.js';
import { IndicatorChart, type IndicatorChartProps } from './indicator-chart.js';
import { useForecastNotes } from './use-forecast-notes.js';
import './charts.css';

export interface IndicatorChartFrameProps extends IndicatorChartProps {
  readonly titleLanguage: Language;
  /** Beside the title: the unit, whose values. */
  readonly subtitle?: ReactNode;
  /** Below the chart: what can be done with it. */
  readonly children?: ReactNode;
}

/** The chart as a figure: its title above, and below it what is to be known of the forecast. */
export function IndicatorChartFrame({
  titleLanguage,
  subtitle,
  children,
  ...chart
}: IndicatorChartFrameProps): ReactNode {
  const notes = useForecastNotes()(chart.forecast);
  return (
    <figure className="c-figure">
      <figcaption className="c-caption">
        <strong>
          <InLanguage text={chart.title} language={titleLanguage} />
        </strong>
        {subtitle !== undefined && <> {subtitle}</>}
      </figcaption>
      <IndicatorChart {...chart} />
      {notes.length > 0 && <p className="c-note">{notes.join(' ')}</p>}
      {children}
    </figure>
  );
}

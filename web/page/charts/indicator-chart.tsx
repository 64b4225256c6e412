import type { ReactNode } from 'react';
import { useTexts } from '../language/texts.js';
import type { ChartIndicator } from './chart-data.js';
import { ChartSizes } from './chart-sizes.js';
import { type IndicatorFacts, marksOf } from './geometry/chart-marks.js';
import { indicatorLayout } from './geometry/indicator-layout.js';
import { IndicatorDrawing } from './indicator-drawing.js';
import { useIndicatorDescription } from './use-indicator-description.js';
import { useIndicatorWords } from './use-indicator-words.js';
import { axisKindOf, useNumberWords } from './use-number-words.js';
import { useUnsaidWords } from './use-unsaid-words.js';
import './charts.css';

export interface IndicatorChartProps extends IndicatorFacts {
  /** Whose and what; the name of the chart. */
  readonly title: string;
  readonly indicator: ChartIndicator;
  /** That a yes or no is told of several organisations, in per cent. */
  readonly isShareOfYes: boolean;
}

/** Values and plan, target and forecast of an indicator over the years. */
export function IndicatorChart({ title, indicator, isShareOfYes, ...facts }: IndicatorChartProps): ReactNode {
  const { tag } = useTexts();
  const marks = marksOf(facts);
  const kind = axisKindOf(indicator, isShareOfYes);
  const words = useIndicatorWords(useNumberWords(indicator, kind, writtenOf(facts, marks)));
  const describe = useIndicatorDescription(words);
  const unsaid = useUnsaidWords(words);
  const description = describe(facts, marks);
  return (
    <ChartSizes
      draw={(size) => {
        const layout = indicatorLayout(facts, { size, kind, words, decimals: indicator.decimals });
        const notes = unsaid(layout.unsaid, facts);
        return (
          <>
            <IndicatorDrawing layout={layout} size={size} title={title} description={description} />
            {notes.length > 0 && (
              <p className="c-note" lang={tag}>
                {notes.join(' ')}
              </p>
            )}
          </>
        );
      }}
    />
  );
}

/** Plan and forecast are rounded like what was measured, whatever decimals they have. */
function writtenOf({ target }: IndicatorFacts, marks: readonly { readonly value: number }[]): number[] {
  const bounds = [target?.value, target?.bandMinimum, target?.bandMaximum];
  return [...marks.map(({ value }) => value), ...bounds.filter((bound) => typeof bound === 'number')];
}

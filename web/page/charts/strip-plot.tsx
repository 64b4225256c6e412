import type { ReactNode } from 'react';
import { BoxRect } from './box-rect.js';
import type { ChartIndicator } from './chart-data.js';
import { ChartSizes } from './chart-sizes.js';
import { ChartSvg } from './chart-svg.js';
import type { StripEntry, StripSummary } from './geometry/strip-dots.js';
import { type StripLayout, stripLayout } from './geometry/strip-layout.js';
import { LabelText } from './label-text.js';
import { StripDots } from './strip-dots.js';
import { useStripDescription, useStripWords } from './use-strip-words.js';
import './charts.css';

export interface StripPlotProps {
  /** The name of the chart. */
  readonly title: string;
  readonly indicator: ChartIndicator;
  /** Those with a value that can be compared; the others are said beside it. */
  readonly entries: readonly StripEntry[];
  readonly summary: StripSummary;
  readonly isShareOfYes: boolean;
}

/** Everybody on one axis: the middle half tinted, the median upright, oneself large, the unnamed open. */
export function StripPlot({ title, indicator, entries, summary, isShareOfYes }: StripPlotProps): ReactNode {
  const values = entries.map(({ value }) => value);
  const { kind, words } = useStripWords(indicator, values, isShareOfYes);
  const description = useStripDescription(words)(entries, summary);
  return (
    <ChartSizes
      draw={({ width, isNarrow }) => {
        const layout = stripLayout({ entries, summary, kind, words, width, hasNames: !isNarrow });
        return <StripDrawing layout={layout} title={title} description={description} />;
      }}
    />
  );
}

interface StripDrawingProps {
  readonly layout: StripLayout;
  readonly title: string;
  readonly description: string;
}

function StripDrawing({ layout, title, description }: StripDrawingProps): ReactNode {
  const { strip, width, top, height, ticks, leads, labels } = layout;
  const { axisY, half, median, dots } = strip;
  return (
    <ChartSvg title={title} description={description} width={width} height={height} top={top}>
      {half && <BoxRect className="c-band" box={half} />}
      <line className="c-axis" x1="0" x2={width} y1={axisY} y2={axisY} />
      {ticks.map((tick) => (
        <LabelText key={tick.text} label={tick} />
      ))}
      {leads.map(({ from, to }) => (
        <line key={`${from.x} ${to.y}`} className="c-lead" x1={from.x} x2={to.x} y1={from.y} y2={to.y} />
      ))}
      {median && <line className="c-rule" x1={median.x} x2={median.x} y1={median.top} y2={median.bottom} />}
      <StripDots dots={dots} />
      {labels.map((label) => (
        <LabelText key={`${label.text} ${label.x}`} label={label} />
      ))}
    </ChartSvg>
  );
}

import type { ReactNode } from 'react';
import { useTexts } from '../language/texts.js';
import { BoxRect } from './box-rect.js';
import type { ChartIndicator } from './chart-data.js';
import { ChartSizes } from './chart-sizes.js';
import { ChartSvg } from './chart-svg.js';
import {
  type SmallStrip,
  type SmallStripsLayout,
  type StripOfYear,
  smallStripsLayout,
} from './geometry/small-strips-layout.js';
import { LabelText } from './label-text.js';
import { StripDots } from './strip-dots.js';
import { useStripDescription, useStripWords } from './use-strip-words.js';
import './charts.css';

export interface SmallStripsProps {
  readonly title: string;
  readonly indicator: ChartIndicator;
  readonly years: readonly StripOfYear[];
  readonly isShareOfYes: boolean;
}

/** The same strip for several years, on one scale. */
export function SmallStrips({ title, indicator, years, isShareOfYes }: SmallStripsProps): ReactNode {
  const { t } = useTexts();
  const values = years.flatMap(({ entries }) => entries.map(({ value }) => value));
  const { kind, words } = useStripWords(indicator, values, isShareOfYes);
  const describe = useStripDescription(words);
  const description = years
    .map(({ year, entries, summary }) => t('chart.ofYear', { year, text: describe(entries, summary) }))
    .join(' ');
  return (
    <ChartSizes
      draw={({ width }) => (
        <SmallStripsDrawing
          layout={smallStripsLayout({ years, kind, words, width })}
          width={width}
          title={title}
          description={description}
        />
      )}
    />
  );
}

interface SmallStripsDrawingProps {
  readonly layout: SmallStripsLayout;
  readonly width: number;
  readonly title: string;
  readonly description: string;
}

function SmallStripsDrawing({ layout, width, title, description }: SmallStripsDrawingProps): ReactNode {
  return (
    <ChartSvg title={title} description={description} width={width} height={layout.height}>
      {layout.ticks.map((tick) => (
        <line key={tick.x} className="c-grid" x1={tick.x} x2={tick.x} y1="0" y2={tick.y - 14} />
      ))}
      {layout.strips.map((strip) => (
        <Strip key={strip.year} strip={strip} layout={layout} />
      ))}
      {layout.ticks.map((tick) => (
        <LabelText key={tick.x} label={tick} />
      ))}
    </ChartSvg>
  );
}

function Strip({ strip, layout }: { readonly strip: SmallStrip; readonly layout: SmallStripsLayout }): ReactNode {
  const { axisY, half, median, dots, labels } = strip;
  return (
    <>
      {half && <BoxRect className="c-band" box={half} />}
      <line className="c-axis" x1={layout.left} x2={layout.right} y1={axisY} y2={axisY} />
      {median && <line className="c-rule" x1={median.x} x2={median.x} y1={median.top} y2={median.bottom} />}
      <StripDots dots={dots} />
      {labels.map((label) => (
        <LabelText key={label.text} label={label} />
      ))}
    </>
  );
}

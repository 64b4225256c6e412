import { area, line } from 'd3-shape';
import { Fragment, type ReactNode } from 'react';
import { BoxRect } from './box-rect.js';
import { ChartSvg } from './chart-svg.js';
import type { Spot } from './geometry/boxes.js';
import type { ChartSize, IndicatorLayout, MarkSpot } from './geometry/indicator-layout.js';
import { LabelText } from './label-text.js';
import { TargetRing } from './target-ring.js';

const RING = 7.5;

export interface IndicatorDrawingProps {
  readonly layout: IndicatorLayout;
  readonly size: ChartSize;
  readonly title: string;
  readonly description: string;
}

/** The chart of an indicator in one size. */
export function IndicatorDrawing({ layout, size, title, description }: IndicatorDrawingProps): ReactNode {
  return (
    <ChartSvg title={title} description={description} width={size.width} height={size.height}>
      <Axes layout={layout} />
      <Plan layout={layout} />
      <Fan fan={layout.fan} />
      <Measured layout={layout} />
      {layout.ring && <TargetRing ring={layout.ring} radius={RING} />}
      {layout.leads.map(({ from, to }) => (
        <path key={to.y} className="c-lead" d={pathOf([from, to])} />
      ))}
      {layout.labels.map((label) => (
        <LabelText key={`${label.x} ${label.y} ${label.text}`} label={label} />
      ))}
    </ChartSvg>
  );
}

function Axes({ layout: { plot, ticks, years, band } }: { readonly layout: IndicatorLayout }): ReactNode {
  return (
    <>
      {band && <BoxRect className="c-target-band" box={band} />}
      {ticks.map(({ y, text, isZero }) => (
        <Fragment key={y}>
          <line className={isZero ? 'c-axis' : 'c-grid'} x1="0" x2={plot.right} y1={y} y2={y} />
          <text className="c-text" x="0" y={y - 5}>
            {text}
          </text>
        </Fragment>
      ))}
      <line className="c-axis" x1="0" x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
      {years.map(({ x, y, year, isLabelled, isData }) => (
        <Fragment key={year}>
          <line className="c-axis" x1={x} x2={x} y1={y} y2={y + 5} />
          {isLabelled && (
            <text className={`c-text c-middle${isData ? ' c-text-small-strong' : ''}`} x={x} y={y + 22}>
              {year}
            </text>
          )}
        </Fragment>
      ))}
    </>
  );
}

function Plan({ layout: { planned, yearlyTargets, band } }: { readonly layout: IndicatorLayout }): ReactNode {
  const edges = band ? [band.top, band.bottom] : [];
  return (
    <>
      {edges.map((y) => (
        <line key={y} className="c-plan" x1={band?.left} x2={band?.right} y1={y} y2={y} />
      ))}
      {planned.length > 1 && <path className="c-plan" d={pathOf(planned)} />}
      {yearlyTargets.map(({ x, y }) => (
        <circle key={x} className="c-ring-yearly" cx={x} cy={y} r="4" />
      ))}
    </>
  );
}

/** Tinted from the last value to the interval, dotted in the middle, and closed at the year it speaks of. */
function Fan({ fan }: Pick<IndicatorLayout, 'fan'>): ReactNode {
  if (fan === null) return null;
  const { from, to, low, high } = fan;
  const sides = area<{ readonly x: number; readonly low: number; readonly high: number }>()
    .x(({ x }) => x)
    .y0((side) => side.low)
    .y1((side) => side.high);
  const hasInterval = low.y !== high.y;
  return (
    <>
      {hasInterval && (
        <path
          className="c-band"
          d={
            sides([
              { x: from.x, low: from.y, high: from.y },
              { x: to.x, low: low.y, high: high.y },
            ]) ?? ''
          }
        />
      )}
      <path className="c-forecast" d={pathOf([from, to])} />
      {hasInterval && <line className="c-upright" x1={to.x} x2={to.x} y1={low.y} y2={high.y} />}
    </>
  );
}

function Measured({ layout: { runs, crosses } }: { readonly layout: IndicatorLayout }): ReactNode {
  const last = runs.at(-1)?.at(-1);
  return (
    <>
      {runs.map((run) =>
        run.length > 1 ? <path key={run[0]?.x} className={`c-line${oldOf(run[0])}`} d={pathOf(run)} /> : null,
      )}
      {runs.flat().map((mark) => (
        <Dot key={mark.year} mark={mark} isLast={mark === last} />
      ))}
      {crosses.map(({ x, y }) => (
        <path key={x} className="c-cross" d={`M${x - 4} ${y - 4}l8 8m0 -8l-8 8`} />
      ))}
    </>
  );
}

function Dot({ mark, isLast }: { readonly mark: MarkSpot; readonly isLast: boolean }): ReactNode {
  const { x, y, firmness } = mark;
  if (firmness !== 'NORMAL') return <path className={`c-open${oldOf(mark)}`} d={`M${x} ${y - 7}l7 7l-7 7l-7 -7z`} />;
  return <circle className={`c-dot${oldOf(mark)}`} cx={x} cy={y} r={isLast ? 6 : 4.5} />;
}

function oldOf(mark: MarkSpot | undefined): string {
  return mark?.isOld ? ' c-old' : '';
}

function pathOf(spots: readonly Spot[]): string {
  const through = line<Spot>()
    .x(({ x }) => x)
    .y(({ y }) => y);
  return through(spots) ?? '';
}

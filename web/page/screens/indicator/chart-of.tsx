import type { ReactNode } from 'react';
import type { ResultOf } from '../../api/graphql.js';
import { IndicatorChartFrame } from '../../charts/indicator-chart-frame.js';
import { isInPerCent, useFigures } from '../../parts/use-figures.js';
import type { IndicatorChartFields } from './chart.fragment.js';

export type ChartAnswer = ResultOf<typeof IndicatorChartFields>;

/** The chart of an indicator as its figure, the same on its screen and on other sites. */
export function ChartOf({
  progress,
  notComparable = [],
  children,
}: {
  readonly progress: ChartAnswer;
  /** Years whose values must not be compared. */
  readonly notComparable?: readonly number[];
  readonly children?: ReactNode;
}) {
  const { goalIndicator } = progress;
  return goalIndicator === null ? null : (
    <Chart progress={progress} indicator={goalIndicator.indicator} notComparable={notComparable}>
      {children}
    </Chart>
  );
}

function Chart({
  progress,
  indicator,
  notComparable,
  children,
}: {
  readonly progress: ChartAnswer;
  readonly indicator: NonNullable<ChartAnswer['goalIndicator']>['indicator'];
  readonly notComparable: readonly number[];
  readonly children: ReactNode;
}) {
  const isShareOfYes = isInPerCent(progress);
  const { unit, decimals } = useFigures(indicator, progress);
  const { organisation, series, baseline, target, forecast, dataYear } = progress;
  const facts = [unit, organisation?.name ?? ''].filter((part) => part !== '');
  return (
    <IndicatorChartFrame
      title={indicator.title}
      titleLanguage={indicator.titleLanguage}
      subtitle={
        facts.length > 0 && (
          <>
            <span className="indicator-dot">· </span>
            {facts.join(' · ')}
          </>
        )
      }
      indicator={{ ...indicator, decimals }}
      isShareOfYes={isShareOfYes}
      series={series.map((point) => ({ ...point, comparable: !notComparable.includes(point.year) }))}
      baseline={baseline}
      target={target}
      forecast={forecast}
      dataYear={dataYear}
    >
      {children}
    </IndicatorChartFrame>
  );
}

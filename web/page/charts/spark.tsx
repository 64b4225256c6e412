import { type ReactNode, useId } from 'react';
import { useTexts } from '../language/texts.js';
import type { ChartTarget } from './chart-data.js';
import { bandOf, marksOf } from './geometry/chart-marks.js';
import { SPARK_HEIGHT, SPARK_WIDTH, type SparkFacts, sparkLine } from './geometry/spark-line.js';
import { TargetRing } from './target-ring.js';
import { useWayInWords } from './use-way-in-words.js';
import './charts.css';

const RING = 4.5;

export interface SparkProps extends SparkFacts {
  readonly title: string;
  /** A value with its unit. */
  readonly written: (value: number) => string;
}

/** The way of a value beside its number and its target: it has a vertical scale of its own and no axis. */
export function Spark({ title, written, ...facts }: SparkProps): ReactNode {
  const id = useId();
  const describe = useSparkWords(written);
  const { measured, planned, last, ring } = sparkLine(facts);
  return (
    <svg
      className="c-spark"
      viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`}
      width={SPARK_WIDTH}
      height={SPARK_HEIGHT}
      role="img"
      aria-labelledby={`${id}t ${id}d`}
    >
      <title id={`${id}t`}>{title}</title>
      <desc id={`${id}d`}>{describe(facts)}</desc>
      {last === null && (
        <line className="c-grid c-dotted" x1="6" x2={SPARK_WIDTH - 6} y1={SPARK_HEIGHT - 6} y2={SPARK_HEIGHT - 6} />
      )}
      {planned.length > 1 && <path className="c-plan" d={lineThrough(planned)} />}
      {measured.map((run) =>
        run.length > 1 ? (
          <path key={run[0]?.x} className="c-line" d={lineThrough(run)} />
        ) : (
          <circle key={run[0]?.x} className="c-dot" cx={run[0]?.x} cy={run[0]?.y} r="1.75" />
        ),
      )}
      {ring && <TargetRing ring={ring} radius={RING} />}
      {last && <circle className="c-dot" cx={last.x} cy={last.y} r="3.5" />}
    </svg>
  );
}

function lineThrough(spots: readonly { readonly x: number; readonly y: number }[]): string {
  return `M${spots.map(({ x, y }) => `${x} ${y}`).join('L')}`;
}

/** What is drawn, in sentences. */
function useSparkWords(written: (value: number) => string): (facts: SparkFacts) => string {
  const { t } = useTexts();
  const wayInWords = useWayInWords();
  const targetInWords = (target: ChartTarget): string | null => {
    const [low, high] = bandOf(target) ?? [null, null];
    if (low !== null && high !== null) return t('chart.rangeInWords', { low: written(low), high: written(high) });
    return target.value === null ? null : written(target.value);
  };
  return (facts) => {
    const way = wayInWords(marksOf(facts), written);
    const value = facts.target ? targetInWords(facts.target) : null;
    return facts.target && value !== null ? `${way} ${t('chart.targetFor', { year: facts.target.year, value })}` : way;
  };
}

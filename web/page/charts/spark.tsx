import { type ReactNode, useId } from 'react';
import { useTexts } from '../language/texts.js';
import { SPARK_HEIGHT, SPARK_WIDTH, type SparkFacts, sparkLine } from './geometry/spark-line.js';
import './charts.css';

const RING = 4.5;

export interface SparkProps extends SparkFacts {
  readonly title: string;
}

/** The way of a value beside its number and its target: it has a vertical scale of its own and no axis. */
export function Spark({ title, ...facts }: SparkProps): ReactNode {
  const id = useId();
  const describe = useSparkWords();
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
      {ring && (
        <rect
          className="c-ring"
          x={ring.x - RING}
          y={ring.top - RING}
          width={2 * RING}
          height={ring.bottom - ring.top + 2 * RING}
          rx={RING}
        />
      )}
      {last && <circle className="c-dot" cx={last.x} cy={last.y} r="3.5" />}
    </svg>
  );
}

function lineThrough(spots: readonly { readonly x: number; readonly y: number }[]): string {
  return `M${spots.map(({ x, y }) => `${x} ${y}`).join('L')}`;
}

const MOST_DECIMALS = 3;

/** The way from the first to the last value, in words. */
function useSparkWords(): (facts: SparkFacts) => string {
  const { t, number } = useTexts();
  const written = (value: number) => number(value, Number.isInteger(value) ? 0 : decimalsOf(value));
  return ({ series, target }) => {
    const values = series.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
    const [first, last] = [values[0], values.at(-1)];
    const parts: string[] = [];
    if (first === undefined || last === undefined) parts.push(`${t('chart.nothingMeasured')}.`);
    else if (first === last) parts.push(t('chart.onlyOne', { value: written(first.value), year: first.year }));
    else {
      const [from, to] = [written(first.value), written(last.value)];
      parts.push(t('chart.fromTo', { from, fromYear: first.year, to, toYear: last.year }));
    }
    if (typeof target?.value === 'number') {
      parts.push(t('chart.targetFor', { year: target.year, value: written(target.value) }));
    }
    return parts.join(' ');
  };
}

/** Three figures, as far as they stand after the comma. */
function decimalsOf(value: number): number {
  return Math.max(0, MOST_DECIMALS - 1 - Math.floor(Math.log10(Math.abs(value))));
}

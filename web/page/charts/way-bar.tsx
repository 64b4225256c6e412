import { type ReactNode, useId } from 'react';
import type { ProgressStatus } from '../../../src/domain/progress/judgement.js';
import { useTexts } from '../language/texts.js';
import { statusClass } from '../parts/status.js';
import { wayAt, wholeWayAt } from './geometry/way.js';
import './charts.css';

export interface WayBarProps {
  readonly status: ProgressStatus;
  /** 0 at the baseline, 100 at the target; null draws nothing: the caller says why. */
  readonly attainment: number | null;
  /** Not held within 0 and 100: below 0 is worse than the baseline. */
  readonly attainmentRaw?: number | null;
  /** How far the plan is on the same way. */
  readonly planned?: number | null;
  /** In a row of a table, whose head says what start, plan and end are. */
  readonly isPlain?: boolean;
  readonly endYear?: number;
}

/** The way from the baseline to the target, and how much of it is behind us. */
export function WayBar(props: WayBarProps): ReactNode {
  if (props.attainment === null) return null;
  return props.isPlain ? <PlainWay {...props} /> : <LabelledWay {...props} />;
}

/** A bar between the hairlines of start and end. */
function PlainWay(props: WayBarProps): ReactNode {
  const id = useId();
  const { planned } = props;
  const at = (share: number) => `${wayAt(share)}%`;
  return (
    <svg className={`c-way ${statusClass(props.status)}`} width="100%" height="24" role="img" aria-labelledby={id}>
      <title id={id}>{useWayWords()(props)}</title>
      <line className="c-grid" x1={at(0)} x2={at(0)} y1="0" y2="24" />
      <line className="c-grid" x1={at(100)} x2={at(100)} y1="0" y2="24" />
      <Bar {...props} at={wayAt} y={8} height={8} />
      {typeof planned === 'number' && <line className="c-upright" x1={at(planned)} x2={at(planned)} y1="2" y2="22" />}
    </svg>
  );
}

/** The same as a rule with its words. */
function LabelledWay(props: WayBarProps): ReactNode {
  const id = useId();
  const { t, percent } = useTexts();
  const { planned, endYear } = props;
  const at = (share: number) => `${wholeWayAt(share)}%`;
  return (
    <svg className={`c-way ${statusClass(props.status)}`} width="100%" height="58" role="img" aria-labelledby={id}>
      <title id={id}>{useWayWords()(props)}</title>
      <line className="c-ink" x1={at(0)} x2={at(0)} y1="26" y2="36" />
      <line className="c-rule" x1={at(0)} x2={at(100)} y1="36" y2="36" />
      <Bar {...props} at={wholeWayAt} y={25} height={10} />
      {typeof planned === 'number' && (
        <>
          <line className="c-upright" x1={at(planned)} x2={at(planned)} y1="18" y2="36" />
          <text className={`c-text ${anchorAt(planned)}`} x={at(planned)} y="12">
            {t('chart.planned', { value: percent(planned) })}
          </text>
        </>
      )}
      <circle className="c-ring" cx={at(100)} cy="36" r="5" />
      <text className="c-text" x={at(0)} y="55">
        {t('chart.start')}
      </text>
      <text className="c-text c-end" x={at(100)} y="55">
        {endYear === undefined ? t('chart.end') : t('chart.endOf', { year: endYear })}
      </text>
    </svg>
  );
}

interface BarPlace {
  /** In per cent of the width. */
  at(share: number): number;
  readonly y: number;
  readonly height: number;
}

/** Left of the start, and without a length, where it is worse than there. */
function Bar({ attainment, attainmentRaw, status, at, y, height }: WayBarProps & BarPlace): ReactNode {
  if (isBehindStart({ attainment, attainmentRaw: attainmentRaw ?? null, status })) {
    return (
      <svg x={`${at(0)}%`} y={y + height / 2} overflow="visible" aria-hidden="true">
        <path className="c-status" d="M-2 -5.5v11l-9 -5.5z" />
      </svg>
    );
  }
  return <rect className="c-status" x={`${at(0)}%`} y={y} width={`${at(attainment ?? 0) - at(0)}%`} height={height} />;
}

function isBehindStart({
  attainment,
  attainmentRaw,
  status,
}: Required<Pick<WayBarProps, 'attainment' | 'attainmentRaw' | 'status'>>): boolean {
  // Where several are averaged there is no raw attainment, and the status tells.
  return attainmentRaw === null ? attainment === 0 && status === 'MOVING_AWAY' : attainmentRaw < 0;
}

function useWayWords(): (props: WayBarProps) => string {
  const { t, percent } = useTexts();
  return ({ attainment, attainmentRaw, planned, status }) => {
    const way =
      typeof planned === 'number'
        ? t('chart.ofTheWayPlanned', { attainment: percent(attainment ?? 0), planned: percent(planned) })
        : t('chart.ofTheWay', { attainment: percent(attainment ?? 0) });
    const isWorse = isBehindStart({ attainment, attainmentRaw: attainmentRaw ?? null, status });
    return isWorse ? `${t('chart.behindStart')}. ${way}` : way;
  };
}

function anchorAt(share: number): string {
  if (share < 15) return '';
  return share > 85 ? 'c-end' : 'c-middle';
}

import { type ReactNode, useId } from 'react';
import type { ProgressStatus } from '../../../src/domain/progress/judgement.js';
import { useTexts } from '../language/texts.js';
import { statusClass } from '../parts/status.js';
import { paceAt } from './geometry/way.js';
import './charts.css';

const LEAST = -5;
const MOST = 5;
/** Where "on track" begins, a little below what the plan itself scores. */
const ON_TRACK = 2.5;

export interface PaceRuleProps {
  readonly status: ProgressStatus;
  /** −5 to 5. */
  readonly score: number;
}

/** How fast it goes: a bar from 0 on a rule from −5 to 5, with a mark where it is on track. */
export function PaceRule({ status, score }: PaceRuleProps): ReactNode {
  const id = useId();
  const { t, number } = useTexts();
  const [from, to] = [paceAt(Math.min(0, score)), paceAt(Math.max(0, score))];
  const scale = { least: number(LEAST), most: number(MOST), onTrack: number(ON_TRACK, 1) };
  return (
    <svg className={`c-pace ${statusClass(status)}`} width="100%" height="58" role="img" aria-labelledby={id}>
      <title id={id}>{t('chart.paceScore', { score: number(score, 1), ...scale })}</title>
      {[LEAST, LEAST / 2, 0, MOST].map((tick) => (
        <line key={tick} className="c-ink" x1={at(tick)} x2={at(tick)} y1="26" y2="36" />
      ))}
      <line className="c-rule" x1="0" x2="100%" y1="36" y2="36" />
      <rect className="c-status" x={`${from}%`} y="25" width={`${to - from}%`} height="10" />
      <line className="c-upright" x1={at(ON_TRACK)} x2={at(ON_TRACK)} y1="18" y2="36" />
      <text className="c-text c-middle" x={at(ON_TRACK)} y="12">
        {t('chart.paceOnTrack')}
      </text>
      <text className="c-text" x="0" y="55">
        {scale.least}
      </text>
      <text className="c-text c-middle" x={at(0)} y="55">
        {number(0)}
      </text>
      <text className="c-text c-end" x="100%" y="55">
        {scale.most}
      </text>
    </svg>
  );
}

function at(score: number): string {
  return `${paceAt(score)}%`;
}

import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.js';
import { StatusWord } from '../../parts/status.js';
import type { GoalIndicatorAnswer } from './indicator.question.js';

/** The status in large, with the year of its data; and beside it the sentence, and what is chosen. */
export function Judgement({
  progress,
  children,
}: {
  readonly progress: GoalIndicatorAnswer['progress'];
  readonly children: ReactNode;
}) {
  const { t } = useTexts();
  const { status, dataYear, explanation } = progress;
  return (
    <div className="indicator-lead">
      <div className="indicator-judgement">
        <h2>
          <StatusWord status={status} />
        </h2>
        <p className="note">{dataYear === null ? t('indicator.noData') : t('indicator.dataOf', { year: dataYear })}</p>
      </div>
      <div>
        <p className="indicator-sentence">{explanation}</p>
        {children}
      </div>
    </div>
  );
}

import { PaceRule } from '../../charts/pace-rule.js';
import { WayBar } from '../../charts/way-bar.js';
import { useTexts } from '../../language/texts.js';
import { Flags } from '../../parts/flags.js';
import { singleWay } from '../../parts/single-way.js';
import { StatusWord } from '../../parts/status.js';
import type { GoalAnswer } from './goal.js';

type Progress = GoalAnswer['progress'];

/** The status in large and the sentence; and the two figures behind it, with what they speak for. */
export function GoalStanding({ progress, endYear }: { readonly progress: Progress; readonly endYear: number }) {
  const { t, percent, number } = useTexts();
  const { status, explanation, attainment, paceScore, indicators, leftOut } = progress;
  return (
    <div className="goal-lead">
      <div>
        <h2 className="goal-status">
          <StatusWord status={status} />
        </h2>
        <p className="goal-sentence">{explanation}</p>
        {leftOut && <p className="remark">{t('goal.leftOutHere', { reason: leftOut.reason })}</p>}
        <Flags flags={progress.flags} />
      </div>
      <section aria-label={t('strategy.standing')}>
        <h3>{t('strategy.howFar')}</h3>
        {attainment === null ? (
          <p>{t('strategy.noAttainment')}</p>
        ) : (
          <>
            <p className="goal-large">
              <strong>{percent(attainment)}</strong> {t('goal.ofTheWay')}
            </p>
            <WayBar status={status} attainment={attainment} {...singleWay(indicators)} endYear={endYear} />
          </>
        )}
        {paceScore !== null && (
          <>
            <h3>{t('strategy.howFast')}</h3>
            <PaceRule status={status} score={paceScore} />
            <p className="note">{t('strategy.pace', { score: number(paceScore, 1) })}</p>
          </>
        )}
        <Coverage coverage={progress.coverage} />
      </section>
    </div>
  );
}

function Coverage({ coverage }: Pick<Progress, 'coverage'>) {
  const { t, list } = useTexts();
  const { expected, reported, missing } = coverage;
  if (expected === 0) return null;
  const parts = missing.map(({ goalIndicator, reason }) => {
    return t('computed.coverage.missingOne', {
      name: goalIndicator?.indicator.title ?? '',
      reason: t(`missing.${reason}`),
    });
  });
  return (
    <p className="note goal-coverage">
      <strong>{t('strategy.coverage')}</strong> {t('strategy.coverageOf', { reported, count: expected })}{' '}
      {parts.length > 0 && t('computed.coverage.missing', { parts: list(parts) })}
    </p>
  );
}

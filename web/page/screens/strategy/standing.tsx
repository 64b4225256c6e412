import { PaceRule } from '../../charts/pace-rule.js';
import { WayBar } from '../../charts/way-bar.js';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { StatusWord } from '../../parts/status.js';
import type { StrategyProgress } from './strategy.js';

/** Two figures and never one: how far, and how fast; with what they speak for. */
export function Standing({ progress, endYear }: { readonly progress: StrategyProgress; readonly endYear: number }) {
  const { t, percent, number } = useTexts();
  const { attainment, paceScore, status, coverage } = progress;
  const worst = progress.worst?.goalIndicator?.indicator;
  return (
    <section className="strategy-standing" aria-label={t('strategy.standing')}>
      <h3>{t('strategy.howFar')}</h3>
      {attainment === null ? (
        <p>{t('strategy.noAttainment')}</p>
      ) : (
        <>
          <p className="strategy-large">
            <strong>{percent(attainment)}</strong> {t('strategy.ofTheWay')}
          </p>
          <WayBar status={status} attainment={attainment} endYear={endYear} />
        </>
      )}
      <h3>{t('strategy.howFast')}</h3>
      <p className="strategy-large">
        <StatusWord status={status} />
      </p>
      {paceScore !== null && (
        <>
          <PaceRule status={status} score={paceScore} />
          <p className="note">{t('strategy.pace', { score: number(paceScore, 1) })}</p>
        </>
      )}
      <p className="note strategy-coverage">
        <strong>{t('strategy.coverage')}</strong>{' '}
        {t('strategy.coverageOf', { reported: coverage.reported, count: coverage.expected })}{' '}
        {worst && (
          <>
            {t('strategy.worst')} <InLanguage text={worst.title} language={worst.titleLanguage} />
          </>
        )}
      </p>
    </section>
  );
}

import './strategy.css';
import { useParams } from 'react-router';
import type { Answer } from '../../api/ask.js';
import { useAnswer } from '../../api/queries.js';
import { useTexts } from '../../language/texts.js';
import { Choice } from '../../parts/choice.js';
import { choiceAmong } from '../../parts/choice-among.js';
import { InLanguage } from '../../parts/in-language.js';
import { Live } from '../../parts/live.js';
import { PrintFoot } from '../../parts/print-foot.js';
import { useHead } from '../../parts/use-head.js';
import { Years } from '../../parts/years.js';
import { useAsked } from '../../use-asked.js';
import { Finding } from './finding.js';
import { HowToRead } from './how-to-read.js';
import { Standing } from './standing.js';
import { strategyQuestion } from './strategy.question.js';
import { ThemeRows } from './theme-rows.js';

export type StrategyAnswer = NonNullable<Answer<'Strategy'>['strategy']>;
export type StrategyProgress = StrategyAnswer['progress'];

/** A strategy as a report: the finding first, then the counts, then the goals by theme. */
export function Strategy() {
  const { t } = useTexts();
  const slug = useParams()['slug'] ?? '';
  const { strategy } = useAnswer(strategyQuestion(useAsked()));
  useHead(strategy?.title ?? '', strategy?.progress.explanation);
  if (!strategy) return null;
  const { progress, startYear, endYear } = strategy;
  return (
    <>
      <Live strategyId={strategy.id} />
      <div className="wrap head">
        <Heading strategy={strategy} />
        <Choice {...choiceAmong(strategy.participants, progress.organisation)} />
        <Years from={startYear} to={endYear} shown={progress.year} />
        <div className="strategy-lead">
          <Finding progress={progress} slug={slug} />
          <Standing progress={progress} endYear={endYear} />
        </div>
      </div>
      {progress.themes.map((theme) => (
        <ThemeRows key={theme.theme.code} theme={theme} period={{ startYear, endYear }} slug={slug} />
      ))}
      <section className="wrap section">
        <h2>{t('strategy.howToRead')}</h2>
        <HowToRead endYear={endYear} />
      </section>
      <PrintFoot strategy={strategy} year={progress.year} />
    </>
  );
}

function Heading({ strategy }: { readonly strategy: StrategyAnswer }) {
  const { t, date } = useTexts();
  const { title, titleLanguage, summary, summaryLanguage, startYear, endYear, owner, adoptedOn, state } = strategy;
  const years = `${startYear}–${endYear}`;
  return (
    <>
      <p className="note">
        {t('strategy.of', { owner: owner.name })}{' '}
        {adoptedOn ? t('strategy.adoptedOn', { day: date(adoptedOn) }) : t(`strategy.state.${state}`)}
        {strategy.decisionReference ? ` (${strategy.decisionReference})` : ''}
      </p>
      <h1 className="title">
        <InLanguage text={title} language={titleLanguage} />
        {!title.includes(years) && <span className="title-years"> {years}</span>}
      </h1>
      {summary && (
        <p className="remark strategy-summary">
          <InLanguage text={summary} language={summaryLanguage} />
        </p>
      )}
    </>
  );
}

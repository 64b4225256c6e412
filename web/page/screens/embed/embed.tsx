import { useLocation } from 'react-router';
import type { Answer } from '../../api/ask.js';
import { useAnswer } from '../../api/queries.js';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { Live } from '../../parts/live.js';
import { searchWith } from '../../parts/search-with.js';
import { StatusWord } from '../../parts/status.js';
import { useHead } from '../../parts/use-head.js';
import { useAsked } from '../../use-asked.js';
import { ChartOf } from '../indicator/chart-of.js';
import { YearTable } from '../indicator/year-table.js';
import { embedQuestion, indicatorsToEmbed } from './embed.question.js';

type Indicators = ReturnType<typeof indicatorsToEmbed>;
type StrategyAnswer = NonNullable<Answer<'Embed'>['strategy']>;

/** A goal's or an indicator's chart for other sites: title, status, sentence, chart, and where it comes from. */
export function Embed() {
  const asked = useAsked();
  const answer = useAnswer(embedQuestion(asked));
  const code = asked.params['indicatorCode'];
  const indicators = indicatorsToEmbed(answer, code);
  const goal = answer.strategy?.goal;
  const [first] = indicators;
  const told = code === undefined ? goal?.progress : first;
  const title = code === undefined ? goal : first?.goalIndicator?.indicator;
  useHead(title?.title ?? '', told?.explanation);
  if (!answer.strategy || !told || !title) return null;
  return (
    <article className={code === undefined ? 'embed-article' : 'embed-article embed-one'}>
      <Live strategyId={answer.strategy.id} />
      <h1>
        <InLanguage text={title.title} language={title.titleLanguage} />
      </h1>
      <p>
        <StatusWord status={told.status} />
      </p>
      <p className="embed-sentence">{told.explanation}</p>
      <Charts indicators={indicators} />
      <Source strategy={answer.strategy} />
    </article>
  );
}

/** Each with its figures as a table, for whoever cannot see it or wants the numbers. */
function Charts({ indicators }: { readonly indicators: Indicators }) {
  const { t } = useTexts();
  return indicators.map((progress) => {
    const indicator = progress.goalIndicator?.indicator;
    return (
      <ChartOf key={indicator?.code} progress={progress}>
        {indicator && (
          <details className="embed-table">
            <summary>{t('indicator.table.title')}</summary>
            <YearTable shown={{ indicator, progress }} />
          </details>
        )}
      </ChartOf>
    );
  });
}

/** Leads to the whole page, outside of the frame. */
function Source({ strategy }: { readonly strategy: StrategyAnswer }) {
  const { t } = useTexts();
  const { pathname, search } = useLocation();
  const whole = pathname.replace(/^\/embed/, '') + searchWith(new URLSearchParams(search), { theme: null });
  return (
    <p className="embed-source">
      <a href={whole} target="_blank" rel="noopener">
        {t('app.name')} · <InLanguage text={strategy.title} language={strategy.titleLanguage} />
        <span className="unseen"> {t('embed.opens')}</span>
      </a>
    </p>
  );
}

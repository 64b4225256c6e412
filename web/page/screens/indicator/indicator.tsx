import './indicator.css';
import { Link, useLocation, useParams } from 'react-router';
import type { Answer } from '../../api/ask.js';
import { useAnswer } from '../../api/queries.js';
import { useTexts } from '../../language/texts.js';
import { Choice } from '../../parts/choice.js';
import { choiceAmong } from '../../parts/choice-among.js';
import { Crumbs } from '../../parts/crumbs.js';
import { EmbedCode } from '../../parts/embed-code.js';
import { Flags } from '../../parts/flags.js';
import { InLanguage } from '../../parts/in-language.js';
import { Live } from '../../parts/live.js';
import { PrintFoot } from '../../parts/print-foot.js';
import { useHead } from '../../parts/use-head.js';
import { Years } from '../../parts/years.js';
import { useAsked } from '../../use-asked.js';
import { About } from './about.js';
import { ChartOf } from './chart-of.js';
import { Computed } from './computed/computed.js';
import { Downloads } from './downloads.js';
import { type GoalIndicatorAnswer, indicatorOf, indicatorQuestion } from './indicator.question.js';
import { Judgement } from './judgement.js';
import { yearRows } from './year-rows.js';
import { YearTable } from './year-table.js';

type StrategyAnswer = NonNullable<Answer<'Indicator'>['strategy']>;

const CHART_ID = 'chart';

/** An indicator of a goal: the judgement, the chart, the same as a table, how it was computed, what it means. */
export function Indicator() {
  const asked = useAsked();
  const answer = useAnswer(indicatorQuestion(asked));
  const shown = indicatorOf(answer, asked.params['indicatorCode']);
  useHead(shown?.indicator.title ?? '', shown?.progress.explanation);
  if (!answer.strategy || !shown) return null;
  return <Shown strategy={answer.strategy} shown={shown} />;
}

interface Props {
  readonly strategy: StrategyAnswer;
  readonly shown: GoalIndicatorAnswer;
}

function Shown({ strategy, shown }: Props) {
  const { t } = useTexts();
  const { progress, indicator } = shown;
  const rows = yearRows(progress.series, indicator.measurements?.nodes ?? []);
  const notComparable = rows.filter(({ comparable }) => !comparable).map(({ year }) => year);
  return (
    <>
      <Live strategyId={strategy.id} />
      <div className="wrap head">
        <Heading strategy={strategy} shown={shown} />
        <Judgement progress={progress}>
          <Choice {...choiceAmong(strategy.participants, progress.organisation)} />
          <Flags flags={progress.flags} />
          <CompareLink />
        </Judgement>
        <Years from={strategy.startYear} to={strategy.endYear} shown={progress.year} />
        <section className="indicator-figure" id={CHART_ID} aria-label={t('indicator.chart')}>
          <ChartOf progress={progress} notComparable={notComparable} />
        </section>
        <div className="indicator-two">
          <section aria-labelledby="table">
            <h2 id="table">{t('indicator.table.title')}</h2>
            <YearTable shown={shown} />
            <Downloads shown={shown} chartId={CHART_ID} />
            <EmbedCode title={indicator.title} />
          </section>
          <section aria-labelledby="computed">
            <h2 id="computed">{t('computed.title')}</h2>
            <Computed shown={shown} />
          </section>
        </div>
      </div>
      <section className="wrap section" aria-labelledby="about">
        <h2 id="about">{t('indicator.about.title')}</h2>
        <About shown={shown} />
      </section>
      <PrintFoot strategy={strategy} year={progress.year} />
    </>
  );
}

function CompareLink() {
  const { t } = useTexts();
  const { pathname, search } = useLocation();
  return (
    <p className="indicator-compare screen-only">
      <Link to={`${pathname.replace(/\/$/, '')}/compare${search}`}>{t('indicator.compare')}</Link>
    </p>
  );
}

function Heading({ strategy, shown }: Props) {
  const { slug = '' } = useParams();
  const { goal } = strategy;
  const { title, titleLanguage } = shown.indicator;
  const path = `strategies/${encodeURIComponent(slug)}`;
  const crumbs = [
    { path, text: strategy.title, language: strategy.titleLanguage },
    ...(goal
      ? [
          {
            path: `${path}/goals/${encodeURIComponent(goal.code)}`,
            text: `${goal.code} ${goal.title}`,
            language: goal.titleLanguage,
          },
        ]
      : []),
  ];
  return (
    <>
      <Crumbs crumbs={crumbs} />
      <h1 className="title indicator-title">
        <InLanguage text={title} language={titleLanguage} />
      </h1>
    </>
  );
}

import './goal.css';
import { useParams } from 'react-router';
import type { Answer } from '../../api/ask.js';
import { useAnswer } from '../../api/queries.js';
import { useTexts } from '../../language/texts.js';
import { Choice } from '../../parts/choice.js';
import { choiceAmong } from '../../parts/choice-among.js';
import { Crumbs } from '../../parts/crumbs.js';
import { EmbedCode } from '../../parts/embed-code.js';
import { InLanguage } from '../../parts/in-language.js';
import { Live } from '../../parts/live.js';
import { PrintFoot } from '../../parts/print-foot.js';
import { useHead } from '../../parts/use-head.js';
import { Years } from '../../parts/years.js';
import { useAsked } from '../../use-asked.js';
import { goalQuestion } from './goal.question.js';
import { GoalStanding } from './goal-standing.js';
import { IndicatorRow } from './indicator-row.js';
import { LeftOut } from './left-out.js';
import { Purposes } from './purposes.js';
import { Responsible } from './responsible.js';

export type GoalStrategyAnswer = NonNullable<Answer<'Goal'>['strategy']>;
export type GoalAnswer = NonNullable<GoalStrategyAnswer['goal']>;

/** A goal: how it stands, what measures it, what it is for, who answers for it and who left it out. */
export function Goal() {
  const { strategy } = useAnswer(goalQuestion(useAsked()));
  const goal = strategy?.goal;
  useHead(goal ? `${goal.code} ${goal.title}` : '', goal?.progress.explanation);
  return strategy && goal ? <Shown strategy={strategy} goal={goal} /> : null;
}

interface Props {
  readonly strategy: GoalStrategyAnswer;
  readonly goal: GoalAnswer;
}

function Shown({ strategy, goal }: Props) {
  const { t } = useTexts();
  const { progress } = goal;
  const { year, organisation: chosen } = strategy.progress;
  return (
    <>
      <Live strategyId={strategy.id} />
      <div className="wrap head">
        <Heading strategy={strategy} goal={goal} />
        <Choice {...choiceAmong(strategy.participants, chosen)} />
        <Years from={strategy.startYear} to={strategy.endYear} shown={year} />
        <GoalStanding progress={progress} endYear={strategy.endYear} />
      </div>
      <section className="wrap section" aria-labelledby="indicators">
        <h2 id="indicators">{t('goal.indicators')}</h2>
        {progress.indicators.length === 0 && <p>{t('goal.noIndicators')}</p>}
        <ol>
          {progress.indicators.map((indicator) => (
            <IndicatorRow
              key={indicator.goalIndicator?.indicator.code}
              progress={indicator}
              endYear={strategy.endYear}
            />
          ))}
        </ol>
        {progress.indicators.length > 0 && (
          <EmbedCode title={`${goal.code} ${goal.title}`} charts={progress.indicators.length} />
        )}
      </section>
      <div className="wrap goal-people">
        <section className="section" aria-labelledby="responsible">
          <h2 id="responsible">{t('goal.responsible')}</h2>
          <Responsible responsible={goal.responsible} chosen={chosen} />
        </section>
        <section className="section" aria-labelledby="left-out">
          <h2 id="left-out">{t('goal.leftOut')}</h2>
          <LeftOut goal={goal.code} participants={strategy.participants} />
        </section>
      </div>
      <PrintFoot strategy={strategy} year={year} />
    </>
  );
}

function Heading({ strategy, goal }: Props) {
  const { slug = '' } = useParams();
  const { code, title, titleLanguage, description, descriptionLanguage, theme } = goal;
  return (
    <>
      <Crumbs
        crumbs={[
          { path: `strategies/${encodeURIComponent(slug)}`, text: strategy.title, language: strategy.titleLanguage },
          { text: theme.title, language: theme.titleLanguage },
        ]}
      />
      <h1 className="title goal-title">
        <span className="goal-code">{code}</span> <InLanguage text={title} language={titleLanguage} />
      </h1>
      {description && (
        <p className="goal-description">
          <InLanguage text={description} language={descriptionLanguage} />
        </p>
      )}
      <Purposes aims={goal.aims} sdgs={goal.sdgs} />
    </>
  );
}

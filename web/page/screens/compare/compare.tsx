import './compare.css';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useAnswer } from '../../api/queries.js';
import type { Asked } from '../../asked.js';
import { useTexts } from '../../language/texts.js';
import { usePage } from '../../page-context.js';
import { Crumbs } from '../../parts/crumbs.js';
import { InLanguage } from '../../parts/in-language.js';
import { Live } from '../../parts/live.js';
import { PrintFoot } from '../../parts/print-foot.js';
import { useHead } from '../../parts/use-head.js';
import { useAsked } from '../../use-asked.js';
import {
  type ComparedUse,
  type CompareFrame,
  comparedUseOf,
  comparedYears,
  compareFrameQuestion,
  comparisonQuestion,
} from './compare.question.js';
import { Compared } from './compared.js';
import { ComparisonChoice } from './comparison-choice.js';
import { comparisonOptions } from './comparison-options.js';

/** One indicator over those who take part, or over those that are like one of them. */
export function Compare() {
  const asked = useAsked();
  const answer = useAnswer(compareFrameQuestion(asked));
  const use = comparedUseOf(answer, asked);
  if (!answer.strategy || !use) return null;
  return <Comparison asked={asked} frame={answer.strategy} use={use} />;
}

function Comparison({
  asked,
  frame,
  use,
}: {
  readonly asked: Asked;
  readonly frame: CompareFrame;
  readonly use: ComparedUse;
}) {
  const { t } = useTexts();
  const { get } = usePage();
  const { compared, refusal } = useSuspenseQuery(comparisonOptions(get, comparisonQuestion(frame, use, asked))).data;
  useHead(t('compare.head', { indicator: use.indicator.title }));
  return (
    <>
      <Live strategyId={frame.id} />
      <div className="wrap head">
        <Heading frame={frame} use={use} asked={asked} />
        <ComparisonChoice frame={frame} use={use} compared={compared} />
        <div role="status">{refusal !== null && <Refused message={refusal} />}</div>
      </div>
      {compared && <Compared frame={frame} use={use} compared={compared} />}
      <PrintFoot strategy={frame} year={comparedYears(frame, use, asked.search).at(-1)} isOfNow />
    </>
  );
}

function Heading({
  frame,
  use,
  asked,
}: {
  readonly frame: CompareFrame;
  readonly use: ComparedUse;
  readonly asked: Asked;
}) {
  const { t } = useTexts();
  const { title, titleLanguage, code } = use.indicator;
  const strategy = `strategies/${encodeURIComponent(asked.params['slug'] ?? '')}`;
  const goal = `${strategy}/goals/${encodeURIComponent(frame.goal?.code ?? '')}`;
  return (
    <>
      <Crumbs
        crumbs={[
          { path: strategy, text: frame.title, language: frame.titleLanguage },
          ...(frame.goal
            ? [{ path: goal, text: `${frame.goal.code} ${frame.goal.title}`, language: frame.goal.titleLanguage }]
            : []),
          { path: `${goal}/${encodeURIComponent(code)}`, text: title, language: titleLanguage },
        ]}
      />
      <h1 className="title">
        <InLanguage text={title} language={titleLanguage} />
        <span className="title-years"> {t('compare.compared')}</span>
      </h1>
    </>
  );
}

/** What the API says, in its own words, and what to do. */
function Refused({ message }: { readonly message: string }) {
  const { t } = useTexts();
  return (
    <div className="remark compare-refused">
      <p>
        {t('compare.refused')} <span lang="en">{message}</span>
      </p>
      <p>{t('compare.chooseOthers')}</p>
    </div>
  );
}

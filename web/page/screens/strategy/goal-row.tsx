import { Link } from 'react-router';
import { Spark } from '../../charts/spark.js';
import { WayBar } from '../../charts/way-bar.js';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { singleWay } from '../../parts/single-way.js';
import { StatusWord } from '../../parts/status.js';
import { useFigures } from '../../parts/use-figures.js';
import { WayShare } from '../../parts/way-share.js';
import type { Period, ThemeAnswer } from './theme-rows.js';
import { useGoalAddress } from './use-goal-address.js';

type GoalAnswer = ThemeAnswer['goals'][number];
type IndicatorAnswer = GoalAnswer['indicators'][number];

/** Only numbers that were sent to be judged have no indicator. */
const UNKNOWN = { valueKind: 'NUMBER', unit: '', decimals: 0 } as const;

/** A goal: what it is, the sentence, the line of its first indicator, how far, and its status. */
export function GoalRow({
  goal,
  period,
  slug,
}: {
  readonly goal: GoalAnswer;
  readonly period: Period;
  readonly slug: string;
}) {
  const { t } = useTexts();
  const addressOf = useGoalAddress(slug);
  const { code, title, titleLanguage } = goal.goal;
  const [first] = goal.indicators;
  const sentence = goal.indicators.length === 1 && first ? first.explanation : goal.explanation;
  return (
    <li className="strategy-goal">
      <span className="strategy-code">{code}</span>
      <div className="strategy-says">
        <h3>
          <Link to={addressOf(code)}>
            <InLanguage text={title} language={titleLanguage} />
          </Link>
        </h3>
        <p className="note">{goal.leftOut ? t('strategy.leftOut', { reason: goal.leftOut.reason }) : sentence}</p>
      </div>
      {first ? <Trend indicator={first} others={goal.indicators.length - 1} period={period} /> : <div />}
      {first ? <Latest indicator={first} /> : <div />}
      <div className="strategy-way">
        <WayBar status={goal.status} attainment={goal.attainment} {...singleWay(goal.indicators)} isPlain />
        <WayShare attainment={goal.attainment} reason={goal.reason} />
      </div>
      <div className="strategy-status">
        <StatusWord status={goal.status} />
        {first?.dataYear && <span className="note">{t('strategy.dataOf', { year: first.dataYear })}</span>}
      </div>
    </li>
  );
}

function Trend({
  indicator,
  others,
  period,
}: {
  readonly indicator: IndicatorAnswer;
  readonly others: number;
  readonly period: Period;
}) {
  const { t } = useTexts();
  const { title = '', titleLanguage = null } = indicator.goalIndicator?.indicator ?? {};
  const { short } = useFigures(indicator.goalIndicator?.indicator ?? UNKNOWN, indicator);
  return (
    <div className="strategy-trend">
      <Spark
        title={title}
        series={indicator.series}
        baseline={indicator.baseline}
        target={indicator.target}
        endYear={period.endYear}
        written={short}
      />
      <span className="strategy-small">
        <InLanguage text={title} language={titleLanguage} />
        {others > 0 && ` ${t('strategy.andOthers', { count: others })}`}
      </span>
    </div>
  );
}

/** The latest value above the target; a missing one in words, where the number would have stood. */
function Latest({ indicator }: { readonly indicator: IndicatorAnswer }) {
  const { t } = useTexts();
  const { value, missing, target, goalIndicator } = indicator;
  const { short } = useFigures(goalIndicator?.indicator ?? UNKNOWN, indicator);
  return (
    <div className="strategy-latest number">
      <strong>{value === null ? (missing ? t(`missing.${missing}`) : '–') : short(value)}</strong>
      {typeof target?.value === 'number' && (
        <span className="note">{t('strategy.target', { value: short(target.value) })}</span>
      )}
    </div>
  );
}

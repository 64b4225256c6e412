import { Link } from 'react-router';
import type { ProgressStatus } from '../../../../src/domain/progress/judgement.js';
import { tagOf } from '../../language/languages.js';
import { useTexts } from '../../language/texts.js';
import { StatusWord, statusClass } from '../../parts/status.js';
import { countsOf } from '../../parts/status-counts.js';
import type { StrategyProgress } from './strategy.js';
import { useGoalAddress } from './use-goal-address.js';

type GoalAnswer = StrategyProgress['themes'][number]['goals'][number];

/** What a council member may stop after: how many goals are where, in a sentence, and which. */
export function Finding({ progress, slug }: { readonly progress: StrategyProgress; readonly slug: string }) {
  const { t } = useTexts();
  const { goalCounts: counts, themes } = progress;
  const goals = themes.flatMap((theme) => theme.goals);
  const well = counts.targetReached + counts.onTrack;
  const badly = counts.behind + counts.farBehind + counts.movingAway;
  return (
    <section aria-labelledby="finding">
      <h2 id="finding" className="strategy-finding">
        {t('strategy.finding.well', { well, count: goals.length })}
        {badly > 0 && ` ${t('strategy.finding.badly', { count: badly })}`}
        {counts.notAssessed > 0 && ` ${t('strategy.finding.unknown', { count: counts.notAssessed })}`}
      </h2>
      <ul className="strategy-tiles">
        {countsOf(counts).map(({ status, count }) => (
          <li key={status}>
            <StatusWord status={status} />
            <strong className="number">{count}</strong>
            <Codes status={status} goals={goals.filter((goal) => goal.status === status)} slug={slug} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Codes({
  status,
  goals,
  slug,
}: {
  readonly status: ProgressStatus;
  readonly goals: readonly GoalAnswer[];
  readonly slug: string;
}) {
  const addressOf = useGoalAddress(slug);
  return (
    <ul className={statusClass(status)}>
      {goals.map(({ goal }) => (
        <li key={goal.code}>
          <Link
            className={status === 'NOT_ASSESSED' ? 'is-hollow' : undefined}
            to={addressOf(goal.code)}
            aria-label={`${goal.code} ${goal.title}`}
            title={goal.title}
            lang={tagOf(goal.titleLanguage)}
          >
            {goal.code}
          </Link>
        </li>
      ))}
    </ul>
  );
}

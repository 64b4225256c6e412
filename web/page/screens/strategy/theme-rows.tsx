import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { StatusWord } from '../../parts/status.js';
import { GoalRow } from './goal-row.js';
import type { StrategyProgress } from './strategy.js';

export type ThemeAnswer = StrategyProgress['themes'][number];

export interface Period {
  readonly startYear: number;
  readonly endYear: number;
}

/** A theme and its goals, on one scale with all others. */
export function ThemeRows({
  theme,
  period,
  slug,
}: {
  readonly theme: ThemeAnswer;
  readonly period: Period;
  readonly slug: string;
}) {
  const { t, percent } = useTexts();
  const { goalCounts, goals } = theme;
  const assessed = goals.length - goalCounts.notAssessed;
  const id = `theme-${theme.theme.code}`;
  return (
    <section className="wrap strategy-theme" aria-labelledby={id}>
      <div className="strategy-theme-head">
        <h2 id={id}>
          <InLanguage text={theme.theme.title} language={theme.theme.titleLanguage} />
        </h2>
        <p className="note">{t('strategy.assessed', { assessed, count: goals.length })}</p>
        <p className="strategy-theme-way">
          {theme.attainment !== null && <strong>{percent(theme.attainment)}</strong>}{' '}
          <StatusWord status={theme.status} />
        </p>
      </div>
      <ol>
        {goals.map((goal) => (
          <GoalRow key={goal.goal.code} goal={goal} period={period} slug={slug} />
        ))}
      </ol>
    </section>
  );
}

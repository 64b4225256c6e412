import { Link, useLocation } from 'react-router';
import { Spark } from '../../charts/spark.js';
import { WayBar } from '../../charts/way-bar.js';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { singleWay } from '../../parts/single-way.js';
import { StatusWord } from '../../parts/status.js';
import { type FigureFacts, useFigures } from '../../parts/use-figures.js';
import { WayShare } from '../../parts/way-share.js';
import type { GoalAnswer } from './goal.js';

type Progress = GoalAnswer['progress']['indicators'][number];
type Indicator = NonNullable<Progress['goalIndicator']>['indicator'];

/** An indicator of the goal: its sentence, its line, its latest value beside its target, and its status. */
export function IndicatorRow({ progress, endYear }: { readonly progress: Progress; readonly endYear: number }) {
  const { goalIndicator } = progress;
  return goalIndicator && <Row progress={progress} indicator={goalIndicator.indicator} endYear={endYear} />;
}

function Row({
  progress,
  indicator,
  endYear,
}: {
  readonly progress: Progress;
  readonly indicator: Indicator;
  readonly endYear: number;
}) {
  const { t } = useTexts();
  const { pathname, search } = useLocation();
  const { short } = useFigures(indicator, progress);
  const { status, explanation, dataYear, series, baseline, target, attainment } = progress;
  return (
    <li className="goal-indicator">
      <div className="goal-says">
        <h3>
          <Link to={`${pathname.replace(/\/$/, '')}/${encodeURIComponent(indicator.code)}${search}`}>
            <InLanguage text={indicator.title} language={indicator.titleLanguage} />
          </Link>
        </h3>
        <p className="note">{explanation}</p>
      </div>
      <div>
        <Spark
          title={indicator.title}
          series={series}
          baseline={baseline}
          target={target}
          endYear={endYear}
          written={short}
        />
      </div>
      <Latest progress={progress} indicator={indicator} />
      <div className="goal-way">
        <WayBar status={status} attainment={attainment} {...singleWay([progress])} isPlain />
        <WayShare attainment={attainment} reason={progress.reason} />
      </div>
      <div className="goal-how">
        <StatusWord status={status} />
        <span className="note">{dataYear === null ? t('goal.noData') : t('goal.dataOf', { year: dataYear })}</span>
      </div>
    </li>
  );
}

/** A missing value in words, where the number would have stood. */
function Latest({ progress, indicator }: { readonly progress: Progress; readonly indicator: FigureFacts }) {
  const { t } = useTexts();
  const { written } = useFigures(indicator, progress);
  const { value, missing, target } = progress;
  return (
    <div className="goal-latest number">
      <strong>{value === null ? (missing ? t(`missing.${missing}`) : '–') : written(value)}</strong>
      <span className="note">{targetIn(target)}</span>
    </div>
  );

  function targetIn(stated: Progress['target']): string {
    if (stated === null) return t('goal.noTarget');
    const { year, value: wanted, bandMinimum, bandMaximum } = stated;
    if (wanted !== null) return t('goal.target', { value: written(wanted), year });
    if (bandMinimum === null || bandMaximum === null) return t('goal.noTarget');
    return t('goal.targetBand', { minimum: written(bandMinimum), maximum: written(bandMaximum), year });
  }
}

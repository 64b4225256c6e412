import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useTexts } from '../../../language/texts.js';
import type { GoalIndicatorAnswer } from '../indicator.question.js';
import { CoverageStep } from './coverage-step.js';
import { EurostatStep } from './eurostat-step.js';
import { ForecastStep } from './forecast-step.js';
import { PaceStep } from './pace-step.js';
import { StatusStep } from './status-step.js';
import { WayStep } from './way-step.js';

/** Everything behind the status, so that whoever doubts it can do the sum. */
export function Computed({ shown }: { readonly shown: GoalIndicatorAnswer }) {
  const { t, tag } = useTexts();
  const { judged, attainment, forecast, coverage, eurostat, method } = shown.progress;
  return (
    <>
      <dl className="indicator-steps">
        {judged && (
          <Step title={t('computed.pace.title')}>
            <PaceStep shown={shown} />
          </Step>
        )}
        <Step title={t('computed.status.title')}>
          <StatusStep shown={shown} />
        </Step>
        {attainment !== null && (
          <Step title={t('computed.way.title')}>
            <WayStep shown={shown} />
          </Step>
        )}
        {forecast && (
          <Step title={t('computed.forecast.title')}>
            <ForecastStep shown={shown} />
          </Step>
        )}
        {coverage.expected > 1 && (
          <Step title={t('computed.coverage.title')}>
            <CoverageStep shown={shown} />
          </Step>
        )}
        {eurostat && (
          <Step title={t('computed.eurostat.title')}>
            <EurostatStep eurostat={eurostat} />
          </Step>
        )}
      </dl>
      <p className="note">
        {t('computed.method', { method })} <Link to={`/${tag}/method`}>{t('computed.wholeMethod')}</Link>
      </p>
    </>
  );
}

function Step({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

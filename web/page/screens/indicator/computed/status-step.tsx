import { useReason } from '../../../charts/use-reason.js';
import { useTexts } from '../../../language/texts.js';
import { StatusWord } from '../../../parts/status.js';
import { useFigures } from '../../../parts/use-figures.js';
import type { GoalIndicatorAnswer } from '../indicator.question.js';
import { statusRule } from './status-rule.js';
import { useWrittenPace } from './use-pace.js';

/** The rule that gave the status; or why there is none. */
export function StatusStep({ shown }: { readonly shown: GoalIndicatorAnswer }) {
  const { t } = useTexts();
  const { indicator, progress } = shown;
  const { written } = useFigures(indicator, progress);
  const writtenPace = useWrittenPace();
  const because = useReason();
  const { status, reason, judged, pace } = progress;
  const rule = statusRule(shown);
  if (rule === null) {
    return (
      <p>
        {reason === null ? <StatusWord status={status} /> : t('computed.status.because', { reason: because(reason) })}
      </p>
    );
  }
  const numbers = {
    value: judged === null ? '' : written(judged.value),
    target: typeof judged?.target === 'number' ? written(judged.target) : '',
    pace: pace === null ? '' : writtenPace(pace),
  };
  return (
    <p>
      {t(rule, numbers)} <StatusWord status={status} />
    </p>
  );
}

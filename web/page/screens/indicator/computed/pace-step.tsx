import { useTexts } from '../../../language/texts.js';
import type { GoalIndicatorAnswer } from '../indicator.question.js';
import { Equation } from './equation.js';
import { judgingOf } from './judging.js';
import { useWrittenQuotient } from './quotient.js';
import { useWrittenPace } from './use-pace.js';

/** How fast: achieved change by planned change, with the numbers put in; or why there is no pace. */
export function PaceStep({ shown }: { readonly shown: GoalIndicatorAnswer }) {
  const { t } = useTexts();
  const { indicator, progress } = shown;
  const writtenQuotient = useWrittenQuotient();
  const writtenPace = useWrittenPace();
  const { judged, pace, flags, yearsWithoutValue } = progress;
  const judging = judgingOf(shown);
  if (judged === null || judging === null) return null;
  const { value, baseline, planned } = judged;
  if (pace === null || baseline === null || planned === null) {
    return <p>{t(judging === 'done' ? NO_PACE.done : judging === 'condition' ? NO_PACE.condition : NO_PACE.way)}</p>;
  }
  const isDistance = judging === 'distance';
  const quotient = { part: value, partLess: baseline, whole: planned, wholeLess: baseline };
  return (
    <>
      <Equation
        words={{
          over: t(isDistance ? 'computed.pace.distanceDone' : 'computed.pace.done'),
          under: t(isDistance ? 'computed.pace.distanceAsked' : 'computed.pace.asked'),
        }}
        numbers={writtenQuotient(quotient, indicator.decimals)}
        result={<strong>{writtenPace(pace)}</strong>}
      />
      {isDistance && <p className="note">{t('computed.pace.distances')}</p>}
      {flags.includes('sum_of_years') && <p className="note">{t('computed.pace.summed')}</p>}
      {yearsWithoutValue.length > 0 && (
        <p className="note">{t('computed.pace.without', { years: yearsWithoutValue.join(', ') })}</p>
      )}
    </>
  );
}

const NO_PACE = {
  way: 'computed.pace.nothingAsked',
  condition: 'computed.pace.nothingToMove',
  done: 'computed.pace.nothingToDo',
} as const;

import { useReason } from '../../../charts/use-reason.js';
import { useTexts } from '../../../language/texts.js';
import type { GoalIndicatorAnswer } from '../indicator.question.js';
import { Equation } from './equation.js';
import { judgingOf } from './judging.js';
import { useWrittenQuotient } from './quotient.js';

/** How far: how much of the way, or of the years, or whether. */
export function WayStep({ shown }: { readonly shown: GoalIndicatorAnswer }) {
  const { t, percent } = useTexts();
  const because = useReason();
  const { attainment, reason } = shown.progress;
  const judging = judgingOf(shown);
  if (attainment === null || judging === null) return null;
  if (judging === 'done') {
    return (
      <p>{t(attainment === 100 ? 'computed.way.done' : 'computed.way.notDone', { percent: percent(attainment) })}</p>
    );
  }
  if (reason === 'baseline_equals_target') return <p>{sentence(because(reason))}</p>;
  if (judging === 'way') return <OfTheWay shown={shown} attainment={attainment} />;
  if (shown.indicator.direction !== 'KEEP_WITHIN') return <YearsMet shown={shown} attainment={attainment} />;
  if (judging === 'distance') return <OfTheDistance shown={shown} attainment={attainment} />;
  return (
    <p>{t(attainment === 100 ? 'computed.way.inside' : 'computed.way.outside', { percent: percent(attainment) })}</p>
  );
}

interface Props {
  readonly shown: GoalIndicatorAnswer;
  readonly attainment: number;
}

function OfTheWay({ shown: { indicator, progress }, attainment }: Props) {
  const { t } = useTexts();
  const written = useWrittenQuotient();
  const { value, baseline, target } = progress.judged ?? {};
  if (typeof value !== 'number' || typeof baseline !== 'number' || typeof target !== 'number') return null;
  return (
    <>
      <Equation
        words={{ over: t('computed.pace.done'), under: t('computed.way.asked') }}
        numbers={written({ part: value, partLess: baseline, whole: target, wholeLess: baseline }, indicator.decimals)}
        result={<Result raw={progress.attainmentRaw ?? attainment} />}
      />
      <HeldAt raw={progress.attainmentRaw} attainment={attainment} />
    </>
  );
}

function OfTheDistance({ shown: { indicator, progress }, attainment }: Props) {
  const { t } = useTexts();
  const written = useWrittenQuotient();
  const { value, baseline } = progress.judged ?? {};
  if (typeof value !== 'number' || typeof baseline !== 'number') return null;
  return (
    <>
      <Equation
        words={{ over: t('computed.way.distanceDone'), under: t('computed.way.distanceAsked') }}
        numbers={written({ part: baseline, partLess: value, whole: baseline, wholeLess: 0 }, indicator.decimals)}
        result={<Result raw={progress.attainmentRaw ?? attainment} />}
      />
      <HeldAt raw={progress.attainmentRaw} attainment={attainment} />
    </>
  );
}

/** Of a threshold: in how many of the years that were judged it was kept. */
function YearsMet({ shown: { progress }, attainment }: Props) {
  const { t, percent } = useTexts();
  const { baseline, dataYear, series } = progress;
  const years = series.filter(({ year, value }) => {
    return value !== null && year <= (dataYear ?? 0) && (baseline === null || year > baseline.year);
  });
  const met = Math.round((attainment * years.length) / 100);
  return <p>{t('computed.way.yearsMet', { met, count: years.length, percent: percent(attainment) })}</p>;
}

function Result({ raw }: { readonly raw: number }) {
  const { t, percent } = useTexts();
  return (
    <span>
      <strong>{percent(raw)}</strong> {t('computed.way.ofTheWay')}
    </span>
  );
}

/** What is below the start or beyond the target is shown at the end it left. */
function HeldAt({ raw, attainment }: { readonly raw: number | null; readonly attainment: number }) {
  const { t, percent } = useTexts();
  if (raw === null || (raw >= 0 && raw <= 100)) return null;
  return <p className="note">{t('computed.way.heldAt', { percent: percent(attainment) })}</p>;
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

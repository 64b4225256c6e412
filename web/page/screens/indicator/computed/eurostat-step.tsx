import { EUROSTAT_BANDS, EUROSTAT_REASONS } from '../../../../../src/domain/progress/eurostat-assessment.js';
import { useReason } from '../../../charts/use-reason.js';
import { useTexts } from '../../../language/texts.js';
import type { GoalIndicatorAnswer } from '../indicator.question.js';

const DECIMALS = 2;
const GROWTH_DECIMALS = 1;

type Eurostat = NonNullable<GoalIndicatorAnswer['progress']['eurostat']>;

/** The second view, by growth rates: beside the status, and never in place of it. */
export function EurostatStep({ eurostat }: { readonly eurostat: Eurostat }) {
  const { t, number, amount } = useTexts();
  const why = useWhy(eurostat.reason);
  const { growth, ratio } = eurostat;
  const band = EUROSTAT_BANDS.find((one) => one === eurostat.band);
  const facts: string[] = [];
  if (growth !== null) facts.push(t('computed.eurostat.growth', { growth: amount(growth, GROWTH_DECIMALS, '%') }));
  if (ratio !== null) facts.push(t('computed.eurostat.ratio', { ratio: number(ratio, DECIMALS) }));
  return (
    <p>
      {facts.join(', ')}
      {facts.length > 0 && ': '}
      <strong>{band === undefined ? eurostat.band : t(`eurostat.${band}`)}</strong>
      {why !== null && `: ${why}`}.
    </p>
  );
}

function useWhy(reason: string | null): string | null {
  const { t } = useTexts();
  const because = useReason();
  if (reason === null) return null;
  const own = EUROSTAT_REASONS.find((one) => one === reason);
  return own === undefined ? because(reason) : t(`eurostat.reason.${own}`);
}

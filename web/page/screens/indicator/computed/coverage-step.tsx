import { useTexts } from '../../../language/texts.js';
import { useFigures } from '../../../parts/use-figures.js';
import type { GoalIndicatorAnswer } from '../indicator.question.js';

/** Of whom the figure speaks, and who is missing and why. */
export function CoverageStep({ shown: { indicator, progress } }: { readonly shown: GoalIndicatorAnswer }) {
  const { t, percent } = useTexts();
  const { written } = useFigures(indicator, progress);
  const { coverage, distribution } = progress;
  const { expected, reported, populationShare, partialValue } = coverage;
  const missing = useMissing(coverage.missing);
  const sentences = [t('computed.coverage.reported', { reported, count: expected })];
  if (populationShare !== null) {
    sentences.push(t('computed.coverage.inhabitants', { percent: percent(100 * populationShare) }));
  }
  if (partialValue !== null) sentences.push(t('computed.coverage.partial', { value: written(partialValue) }));
  if (distribution !== null) {
    const levels = distribution.map(({ level, count }) => t('computed.coverage.onLevel', { level, count }));
    sentences.push(t('computed.coverage.levels', { levels: levels.join(', ') }));
  }
  if (missing !== null) sentences.push(missing);
  return <p>{sentences.join(' ')}</p>;
}

function useMissing(missing: GoalIndicatorAnswer['progress']['coverage']['missing']): string | null {
  const { t, list } = useTexts();
  if (missing.length === 0) return null;
  const parts = missing.map(({ organisation, reason }) => {
    const name = organisation?.name ?? t('computed.coverage.unnamed');
    return t('computed.coverage.missingOne', { name, reason: t(`missing.${reason}`) });
  });
  return t('computed.coverage.missing', { parts: list(parts) });
}

import type { ReactNode } from 'react';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { OrganisationLinks } from '../../parts/organisation-links.js';
import { useFigures } from '../../parts/use-figures.js';
import type { GoalIndicatorAnswer } from './indicator.question.js';

/** What is counted, where it comes from, and how it is to be read. */
export function About({ shown }: { readonly shown: GoalIndicatorAnswer }) {
  const { t } = useTexts();
  const { indicator, responsible } = shown;
  const { definition, definitionLanguage, source, sourceLanguage, valueKind, aggregation } = indicator;
  return (
    <dl className="indicator-about">
      <Entry title={t('indicator.about.definition')}>
        <InLanguage text={definition} language={definitionLanguage} />
      </Entry>
      <Entry title={t('indicator.about.source')}>
        {source ? <InLanguage text={source} language={sourceLanguage} /> : t('indicator.about.noSource')}
      </Entry>
      <Entry title={t('indicator.about.better')}>
        {t(`direction.${indicator.direction}`)} {t(`accumulation.${indicator.accumulation}`)}
      </Entry>
      <Entry title={t('indicator.about.target')} className="indicator-figures">
        {useTargetSentence(shown)}
      </Entry>
      <Entry title={t('indicator.about.baseline')} className="indicator-figures">
        {useBaselineSentence(shown)}
      </Entry>
      <Entry title={t('indicator.about.unit')}>{indicator.unit}</Entry>
      <Entry title={t('indicator.about.together')}>
        {t(valueKind === 'YES_NO' && aggregation === 'MEAN' ? 'aggregation.shareOfYes' : `aggregation.${aggregation}`)}
      </Entry>
      <Entry title={t('indicator.about.frequency')}>
        {t('indicator.about.every', { count: indicator.frequencyYears })}
      </Entry>
      <Entry title={t('indicator.about.reportedBy')}>
        {responsible.length === 0 ? t('indicator.about.nobody') : <OrganisationLinks organisations={responsible} />}
      </Entry>
    </dl>
  );
}

function Entry({
  title,
  className,
  children,
}: {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt>{title}</dt>
      <dd className={className}>{children}</dd>
    </div>
  );
}

function useTargetSentence({ indicator, progress }: GoalIndicatorAnswer): string {
  const { t } = useTexts();
  const { written } = useFigures(indicator, progress);
  const { target } = progress;
  if (target === null) return t('indicator.about.noTarget');
  const { year, value, bandMinimum, bandMaximum } = target;
  const whose = t(
    !target.own ? 'indicator.about.common' : progress.organisation ? 'indicator.about.own' : 'indicator.about.ownSum',
  );
  if (value !== null) return t('indicator.about.targetValue', { value: written(value), year, whose });
  if (bandMinimum === null || bandMaximum === null) return t('indicator.about.noTarget');
  const band = { minimum: written(bandMinimum), maximum: written(bandMaximum) };
  return t('indicator.about.targetBand', { ...band, year, whose });
}

function useBaselineSentence({ indicator, progress }: GoalIndicatorAnswer): string {
  const { t } = useTexts();
  const { written } = useFigures(indicator, progress);
  const { baseline } = progress;
  if (baseline === null) return t('indicator.about.noBaseline');
  return t('indicator.about.baselineValue', { value: written(baseline.value), year: baseline.year });
}

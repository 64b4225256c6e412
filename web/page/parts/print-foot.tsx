import { useSearchParams } from 'react-router';
import { choiceOf } from '../asked.js';
import type { Language } from '../language/languages.js';
import { useTexts } from '../language/texts.js';
import { InLanguage } from './in-language.js';
import { useToday } from './use-today.js';

interface PrintFootProps {
  readonly strategy: { readonly title: string; readonly titleLanguage: Language };
  readonly year?: number | undefined;
  /** Whether the screen tells what is known now, whatever day the address keeps for others. */
  readonly isOfNow?: boolean;
}

/** At the foot of each printed page: of which strategy and year it tells, and as known on which day. */
export function PrintFoot({ strategy, year, isOfNow = false }: PrintFootProps) {
  const { t, date } = useTexts();
  const [search] = useSearchParams();
  const today = useToday();
  const asOf = isOfNow ? null : choiceOf(search).asOf;
  const asKnownOn = asOf !== null && (today === null || asOf < today) ? asOf : today;
  return (
    <p className="print-foot print-only">
      <InLanguage text={strategy.title} language={strategy.titleLanguage} />
      {year !== undefined && `, ${year}`}
      {asKnownOn !== null && `, ${t('ask.asKnownOn')} ${date(asKnownOn)}`}
    </p>
  );
}

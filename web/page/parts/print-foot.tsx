import { useSearchParams } from 'react-router';
import type { Language } from '../language/languages.js';
import { useTexts } from '../language/texts.js';
import { choiceOf } from '../screens/asked.js';
import { InLanguage } from './in-language.js';

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
  const now = new Date().toISOString();
  const asOf = isOfNow ? null : choiceOf(search).asOf;
  return (
    // Around midnight the day may be another one than when the server rendered.
    <p className="print-foot print-only" suppressHydrationWarning>
      <InLanguage text={strategy.title} language={strategy.titleLanguage} />
      {year !== undefined && `, ${year}`}
      {`, ${t('ask.asKnownOn')} ${date(asOf !== null && asOf < now ? asOf : now)}`}
    </p>
  );
}

import { useTexts } from '../../language/texts.js';
import { refOf } from '../../parts/organisation-ref.js';
import type { Shown } from './compared.js';
import type { ComparedIndicator } from './comparison-options.js';

type Gap = ComparedIndicator['gaps']['summaries'][number]['coverage']['missing'][number];

/** Whoever stands outside of the comparison, and why: never ranked, and never left unsaid. */
export function LeftAside({ shown }: { readonly shown: Shown }) {
  const { t } = useTexts();
  const { rows, compared, latest } = shown;
  const incomparable = rows.filter(({ latest: value }) => value?.value !== null && value?.comparable === false);
  const notes = notesIn(compared);
  const gaps = compared.gaps.summaries
    .flatMap(({ coverage }) => coverage.missing)
    // Whose value is there and must not be compared is named with its reason.
    .filter(({ reason }) => reason !== 'NOT_COMPARABLE');
  if (incomparable.length === 0 && gaps.length === 0) return null;
  return (
    <div className="wrap compare-aside">
      {incomparable.length > 0 && (
        <section>
          <h2>{t('compare.notComparable')}</h2>
          <ul>
            {incomparable.map(({ key, ref, name }) => (
              <li key={key} className="remark">
                <strong>{name}.</strong> {notes.get(ref ?? '') ?? t('compare.noNote')}
              </li>
            ))}
          </ul>
        </section>
      )}
      {gaps.length > 0 && (
        <section>
          <h2>{t('compare.withoutValue', { year: latest.year })}</h2>
          <ul className="note">
            {byReason(gaps).map(({ reason, names, unnamed }) => (
              <li key={reason}>
                <strong>{t(`missing.${reason}`)}:</strong>{' '}
                {[...names, ...(unnamed > 0 ? [t('compare.unnamedOnes', { count: unnamed })] : [])].join(', ')}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** What those who say that their value must not be compared write to it. */
function notesIn({ indicator }: ComparedIndicator): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const { comparable, note, organisation } of indicator.measurements.nodes) {
    if (!comparable && note) notes.set(refOf(organisation), note);
  }
  return notes;
}

interface OneReason {
  readonly reason: Gap['reason'];
  readonly names: string[];
  unnamed: number;
}

function byReason(gaps: readonly Gap[]): readonly OneReason[] {
  const reasons = new Map<string, OneReason>();
  for (const { reason, organisation } of gaps) {
    const one = reasons.get(reason) ?? { reason, names: [], unnamed: 0 };
    if (organisation) one.names.push(organisation.name);
    else one.unnamed += 1;
    reasons.set(reason, one);
  }
  return [...reasons.values()];
}

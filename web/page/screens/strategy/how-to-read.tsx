import { Link } from 'react-router';
import type { ProgressStatus } from '../../../../src/domain/progress/judgement.js';
import { useTexts } from '../../language/texts.js';
import { StatusWord } from '../../parts/status.js';

const STATUSES: readonly ProgressStatus[] = [
  'TARGET_REACHED',
  'ON_TRACK',
  'BEHIND',
  'FAR_BEHIND',
  'MOVING_AWAY',
  'NOT_ASSESSED',
];

/** What the lines, the rings and the words mean, in as few sentences as it takes. */
export function HowToRead({ endYear }: { readonly endYear: number }) {
  const { t, tag } = useTexts();
  return (
    <div className="strategy-guide">
      <div>
        <p>{t('strategy.guide.line', { year: endYear })}</p>
        <p>{t('strategy.guide.bar')}</p>
        <p>{t('strategy.guide.pace')}</p>
        <p>
          <Link to={`/${tag}/method`}>{t('strategy.guide.method')}</Link>
        </p>
      </div>
      <dl>
        {STATUSES.map((status) => (
          <div key={status}>
            <dt>
              <StatusWord status={status} />
            </dt>
            <dd className="note">{t(`strategy.means.${status}`)}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

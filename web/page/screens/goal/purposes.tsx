import { useTexts } from '../../language/texts.js';

const AIMS = [
  'green-transition',
  'economic-headroom',
  'local-business',
  'labour-market',
  'integration',
  'demography',
  'innovation',
  'digitalisation',
] as const;
const SDGS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17] as const;

/** What the goal is for: political aims, and goals of Agenda 2030 by number and name. */
export function Purposes({ aims, sdgs }: { readonly aims: readonly string[]; readonly sdgs: readonly number[] }) {
  const { t, list } = useTexts();
  if (aims.length === 0 && sdgs.length === 0) return null;
  const named = aims.map((aim) => {
    const known = AIMS.find((one) => one === aim);
    return known === undefined ? aim : t(`aim.${known}`);
  });
  return (
    <dl className="goal-purposes">
      {aims.length > 0 && (
        <div>
          <dt>{t('goal.aims')}</dt>
          <dd>{list(named)}</dd>
        </div>
      )}
      {sdgs.length > 0 && (
        <div>
          <dt>{t('goal.sdgs')}</dt>
          <dd>
            <ul>
              {sdgs.map((sdg) => (
                <li key={sdg}>
                  <SdgName sdg={sdg} />
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  );
}

function SdgName({ sdg }: { readonly sdg: number }) {
  const { t } = useTexts();
  const known = SDGS.find((one) => one === sdg);
  return (
    <>
      <strong>{sdg}</strong> {known !== undefined && t(`sdg.goal${known}`)}
    </>
  );
}

import { useTexts } from '../../language/texts.js';
import { OrganisationLinks } from '../../parts/organisation-links.js';
import { isSame, type NamedOrganisation } from '../../parts/organisation-ref.js';
import type { GoalAnswer } from './goal.js';

type Organisations = GoalAnswer['responsible'];

/** Who answers for the goal: where figures of one are looked at, at that one; that nobody does is said. */
export function Responsible({
  responsible,
  chosen,
}: {
  readonly responsible: Organisations;
  readonly chosen: NamedOrganisation | null;
}) {
  const { t } = useTexts();
  if (responsible.length === 0) return <p>{t('goal.nobody')}</p>;
  if (chosen === null) return <Names organisations={responsible} />;
  const there = responsible.filter((one) => isSame(one, chosen) || (one.parent !== null && isSame(one.parent, chosen)));
  return (
    <>
      {there.length === 0 ? <p>{t('goal.nobodyOf', { name: chosen.name })}</p> : <Names organisations={there} />}
      <details className="screen-only">
        <summary>{t('goal.allResponsible', { count: responsible.length })}</summary>
        <Names organisations={responsible} />
      </details>
    </>
  );
}

/** Each leads to the goal as it stands there. */
function Names({ organisations }: { readonly organisations: Organisations }) {
  return <OrganisationLinks organisations={organisations} className="goal-names" />;
}

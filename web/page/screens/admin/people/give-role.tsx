import { useState } from 'react';
import { useTexts } from '../../../language/texts.js';
import { ToldForm } from '../../../parts/form/told-form.js';
import { useTelling } from '../../../parts/form/use-telling.js';
import { OrganisationField } from '../organisation-field.js';
import { RoleField, roleIn } from '../role-field.js';
import { organisationIn } from '../use-places.js';
import type { Person } from './people.question.js';

export function GiveRole({ person }: { readonly person: Person }) {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('GrantRole');
  const [isGiven, setGiven] = useState(false);
  const give = async (fields: FormData) => {
    const organisation = organisationIn(fields);
    if (await send({ input: { account: person.id, role: roleIn(fields), organisation } })) setGiven(true);
  };
  return (
    <section className="admin-change">
      <h3>{t('admin.people.giveRole')}</h3>
      <ToldForm
        refusal={refusal}
        isUnderWay={isUnderWay}
        submit={t('admin.people.giveRole')}
        done={isGiven ? t('admin.people.roleGiven') : null}
        isMain={false}
        onSend={(fields) => void give(fields)}
      >
        <RoleField />
        <OrganisationField />
      </ToldForm>
    </section>
  );
}

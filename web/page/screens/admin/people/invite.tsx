import { useState } from 'react';
import { useTexts } from '../../../language/texts.js';
import { LanguageField, languageIn } from '../../../parts/form/language-field.js';
import { Opened } from '../../../parts/form/opened.js';
import { TextField } from '../../../parts/form/text-field.js';
import { ToldForm } from '../../../parts/form/told-form.js';
import { useTelling } from '../../../parts/form/use-telling.js';
import { written } from '../../../parts/form/written.js';
import { OrganisationField } from '../organisation-field.js';
import { RoleField, roleIn } from '../role-field.js';
import { organisationIn } from '../use-places.js';

/** Gives somebody a role, who is sent an invitation unless there is such an account already. */
export function Invite() {
  const { t, language } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('Invite');
  const [invited, setInvited] = useState<readonly string[]>([]);
  const invite = async (fields: FormData) => {
    const input = {
      email: written(fields, 'email'),
      name: written(fields, 'name'),
      language: languageIn(fields),
      role: roleIn(fields),
      organisation: organisationIn(fields),
    };
    const answer = await send({ input });
    if (answer) setInvited([...invited, answer.invite.email]);
  };
  const last = invited.at(-1);
  return (
    <Opened className="admin-new" summary={t('admin.people.invite')}>
      <ToldForm
        className="form-wide"
        refusal={refusal}
        isUnderWay={isUnderWay}
        submit={t('admin.people.sendInvitation')}
        done={last === undefined ? null : t('admin.people.invited', { email: last })}
        onSend={(fields) => void invite(fields)}
      >
        {/* Empty again for the next. */}
        <TextField
          key={`email ${invited.length}`}
          name="email"
          label={t('form.email')}
          type="email"
          autoComplete="off"
        />
        <TextField
          key={`name ${invited.length}`}
          name="name"
          label={t('form.name')}
          autoComplete="off"
          maxLength={100}
        />
        <LanguageField defaultValue={language} />
        <RoleField />
        <OrganisationField />
      </ToldForm>
    </Opened>
  );
}

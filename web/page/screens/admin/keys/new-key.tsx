import { useRef, useState } from 'react';
import { useTexts } from '../../../language/texts.js';
import { DayField } from '../../../parts/form/day-field.js';
import { Opened } from '../../../parts/form/opened.js';
import { TextField } from '../../../parts/form/text-field.js';
import { ToldForm } from '../../../parts/form/told-form.js';
import { useTelling } from '../../../parts/form/use-telling.js';
import { written } from '../../../parts/form/written.js';
import { OrganisationField } from '../organisation-field.js';
import { RoleField, roleIn } from '../role-field.js';
import { organisationIn } from '../use-places.js';
import { type CreatedKey, Secret } from './secret.js';

/** Makes a key, and shows what nobody can be shown again. */
export function NewKey() {
  const [created, setCreated] = useState<CreatedKey | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const forget = () => {
    setCreated(null);
    // The button that was pressed goes with the secret.
    place.current?.focus();
  };
  return (
    <div className="admin-new" ref={place} tabIndex={-1}>
      {created === null ? <KeyForm onCreated={setCreated} /> : <Secret created={created} onDone={forget} />}
    </div>
  );
}

function KeyForm({ onCreated }: { readonly onCreated: (created: CreatedKey) => void }) {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('CreateKey');
  const create = async (fields: FormData) => {
    const input = {
      purpose: written(fields, 'purpose'),
      role: roleIn(fields),
      organisation: organisationIn(fields),
      expiresOn: written(fields, 'expiresOn'),
    };
    const answer = await send({ input });
    if (answer) onCreated({ secret: answer.createKey.secret, purpose: answer.createKey.key.purpose });
  };
  return (
    <Opened summary={t('admin.keys.create')}>
      <ToldForm
        className="form-wide"
        refusal={refusal}
        isUnderWay={isUnderWay}
        submit={t('admin.keys.create')}
        onSend={(fields) => void create(fields)}
      >
        <TextField name="purpose" label={t('admin.keys.purpose')} hint={t('admin.keys.purposeHint')} maxLength={200} />
        <DayField name="expiresOn" label={t('admin.keys.expiresOn')} hint={t('admin.keys.expiresHint')} mostYears={2} />
        <RoleField />
        <OrganisationField />
      </ToldForm>
    </Opened>
  );
}

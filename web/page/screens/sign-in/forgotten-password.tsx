import { useState } from 'react';
import { useTexts } from '../../language/texts.js';
import { TextField } from '../../parts/form/text-field.js';
import { ToldForm } from '../../parts/form/told-form.js';
import { useTelling } from '../../parts/form/use-telling.js';
import { written } from '../../parts/form/written.js';

/** Asks for a link by mail; whether there is such an account is not said. */
export function ForgottenPassword() {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('RequestPasswordReset');
  const [email, setEmail] = useState<string | null>(null);
  const request = async (fields: FormData) => {
    const input = { email: written(fields, 'email') };
    if (await send({ input })) setEmail(input.email);
  };
  return (
    <details className="form-opened">
      <summary>{t('signIn.forgotten')}</summary>
      <ToldForm
        refusal={refusal}
        isUnderWay={isUnderWay}
        submit={t('signIn.sendLink')}
        done={email && t('signIn.linkSent', { email })}
        isMain={false}
        onSend={(fields) => void request(fields)}
      >
        <TextField name="email" label={t('form.email')} type="email" autoComplete="username" />
      </ToldForm>
    </details>
  );
}

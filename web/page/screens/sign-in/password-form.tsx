import { useTexts } from '../../language/texts.js';
import { PasswordField } from '../../parts/form/password-field.js';
import { TextField } from '../../parts/form/text-field.js';
import { ToldForm } from '../../parts/form/told-form.js';
import { useTelling } from '../../parts/form/use-telling.js';
import { written, writtenExactly } from '../../parts/form/written.js';

/** Email and password; then the whole page is loaded anew, as whoever has signed in sees it. */
export function PasswordForm({ returnTo }: { readonly returnTo: string }) {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('SignIn', { leaves: true });
  const signIn = async (fields: FormData) => {
    const input = { email: written(fields, 'email'), password: writtenExactly(fields, 'password') };
    if (await send({ input })) location.assign(returnTo);
  };
  return (
    <ToldForm
      refusal={refusal}
      isUnderWay={isUnderWay}
      submit={t('signIn.title')}
      onSend={(fields) => void signIn(fields)}
    >
      <TextField name="email" label={t('form.email')} type="email" autoComplete="username" />
      <PasswordField name="password" label={t('form.password')} />
    </ToldForm>
  );
}

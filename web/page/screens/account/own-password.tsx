import { useState } from 'react';
import { useTexts } from '../../language/texts.js';
import { PasswordField } from '../../parts/form/password-field.js';
import { ToldForm } from '../../parts/form/told-form.js';
import { useTelling } from '../../parts/form/use-telling.js';
import { writtenExactly } from '../../parts/form/written.js';
import type { OwnAccount } from './account.question.js';

interface OwnPasswordProps extends Pick<OwnAccount, 'account'> {
  /** The fewest characters of the new one. */
  readonly shortest: number;
}

/** Another password; all other sign-ins end with it. */
export function OwnPassword({ account, shortest }: OwnPasswordProps) {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('ChangePassword');
  const [changes, setChanges] = useState(0);
  const change = async (fields: FormData) => {
    const input = { current: writtenExactly(fields, 'current'), password: writtenExactly(fields, 'password') };
    if (await send({ input })) setChanges(changes + 1);
  };
  return (
    <section className="section">
      <h2>{t('form.password')}</h2>
      {account.hasPassword ? (
        <ToldForm
          refusal={refusal}
          isUnderWay={isUnderWay}
          submit={t('account.changePassword')}
          done={changes > 0 ? t('account.passwordChanged') : null}
          isMain={false}
          onSend={(fields) => void change(fields)}
        >
          <Passwords key={changes} shortest={shortest} />
        </ToldForm>
      ) : (
        <p className="account-note">{t('account.noPassword')}</p>
      )}
    </section>
  );
}

/** Empty again once they were changed. */
function Passwords({ shortest }: Pick<OwnPasswordProps, 'shortest'>) {
  const { t } = useTexts();
  return (
    <>
      <PasswordField name="current" label={t('account.currentPassword')} />
      <PasswordField name="password" label={t('form.newPassword')} shortest={shortest} />
    </>
  );
}

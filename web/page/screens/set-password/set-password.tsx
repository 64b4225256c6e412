import '../sign-in/sign-in.css';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAnswer } from '../../api/queries.js';
import type { Refusal } from '../../api/tell.js';
import { useTexts } from '../../language/texts.js';
import { PasswordField } from '../../parts/form/password-field.js';
import { TextField } from '../../parts/form/text-field.js';
import { ToldForm } from '../../parts/form/told-form.js';
import { useTelling } from '../../parts/form/use-telling.js';
import { written, writtenExactly } from '../../parts/form/written.js';
import { useHash } from '../../parts/use-hash.js';
import { useHead } from '../../parts/use-head.js';
import { signInWaysQuestion } from '../sign-in/sign-in-ways.question.js';

/** For whoever was sent a link: its secret stands behind the # of the address, which no server is sent. */
export function SetPassword() {
  const { t } = useTexts();
  const link = useHash();
  useHead(t('setPassword.title'));
  return (
    <div className="wrap head">
      <h1 className="title">{t('setPassword.title')}</h1>
      {link === '' ? <LinkIsMissing /> : <PasswordOfLink link={link} />}
    </div>
  );
}

function LinkIsMissing() {
  const { t, tag } = useTexts();
  return (
    <>
      <p className="remark">{t('setPassword.noLink')}</p>
      <p className="section actions">
        <Link className="button" to={`/${tag}/sign-in`}>
          {t('setPassword.toSignIn')}
        </Link>
      </p>
    </>
  );
}

/** @param link null while it is not known: the server never sees it */
function PasswordOfLink({ link }: { readonly link: string | null }) {
  const { t, tag } = useTexts();
  const { signInWays } = useAnswer(signInWaysQuestion());
  const { isUnderWay, refusal, send } = useTelling('SetPassword', { leaves: true });
  // Only the first administrator is known by nothing but the link, and the server asks for the rest.
  const [asked, setAsked] = useState<Refusal | null>(null);
  if (asked === null && refusal !== null && ['name', 'email'].includes(refusal.field ?? '')) setAsked(refusal);
  const isFirst = asked !== null;
  const set = async (fields: FormData) => {
    const password = writtenExactly(fields, 'password');
    const who = isFirst ? { name: written(fields, 'name'), email: written(fields, 'email') } : {};
    // In place of this address, so that the way back does not lead to a link that was used.
    if (await send({ input: { link: link ?? '', password, ...who } })) location.replace(`/${tag}/`);
  };
  return (
    <>
      <p className="sign-in-lead">{t(isFirst ? 'setPassword.first' : 'setPassword.lead')}</p>
      <ToldForm
        refusal={refusal === asked ? null : refusal}
        isUnderWay={isUnderWay}
        submit={t('setPassword.submit')}
        onSend={(fields) => void set(fields)}
      >
        {isFirst && (
          <>
            <TextField name="name" label={t('form.name')} autoComplete="name" maxLength={100} />
            <TextField name="email" label={t('form.email')} type="email" autoComplete="username" />
          </>
        )}
        <PasswordField name="password" label={t('form.newPassword')} shortest={signInWays.passwordLength} />
      </ToldForm>
    </>
  );
}

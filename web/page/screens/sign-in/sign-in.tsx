import './sign-in.css';
import { Link, useSearchParams } from 'react-router';
import { useAnswer } from '../../api/queries.js';
import { useTexts } from '../../language/texts.js';
import { useHead } from '../../parts/use-head.js';
import { SignOut } from '../../parts/who/sign-out.js';
import { useViewer, type Viewer } from '../../parts/who/viewer.js';
import { ForgottenPassword } from './forgotten-password.js';
import { PasswordForm } from './password-form.js';
import { returnPathOf } from './return-path.js';
import { SampleAccounts } from './sample-accounts.js';
import { signInWaysQuestion } from './sign-in-ways.question.js';

/** What the provider's answer may be told as; anything else is told as the first. */
const PROBLEMS = ['sign_on_refused', 'sign_on_unavailable', 'no_access'] as const;

/** All ways in. */
export function SignIn() {
  const { t } = useTexts();
  const viewer = useViewer();
  useHead(t('signIn.title'));
  return (
    <div className="wrap head">
      <h1 className="title">{t('signIn.title')}</h1>
      {viewer ? <AlreadyIn viewer={viewer} /> : <WaysIn />}
    </div>
  );
}

function AlreadyIn({ viewer }: { readonly viewer: Viewer }) {
  const { t, tag } = useTexts();
  const [search] = useSearchParams();
  const { name, email } = viewer.account;
  return (
    <>
      <p className="sign-in-lead">{t('signIn.already', { name, email })}</p>
      <p className="actions">
        <Link className="button is-main" to={returnPathOf(search, `/${tag}/`)}>
          {t('signIn.goOn')}
        </Link>
        <SignOut className="button" />
      </p>
    </>
  );
}

function WaysIn() {
  const { t, tag } = useTexts();
  const [search] = useSearchParams();
  const { signInWays } = useAnswer(signInWaysQuestion());
  const returnTo = returnPathOf(search, `/${tag}/`);
  const problem = search.get('problem');
  const known = PROBLEMS.find((one) => one === problem) ?? PROBLEMS[0];
  return (
    <>
      <p className="sign-in-lead">{t('signIn.lead')}</p>
      {problem !== null && <p className="remark form-refusal sign-in-problem">{t(`signIn.problem.${known}`)}</p>}
      <div className="sign-in">
        <div>
          {signInWays.singleSignOn !== null && <SingleSignOn name={signInWays.singleSignOn} returnTo={returnTo} />}
          <section className="sign-in-way">
            <h2>{t('signIn.byPassword')}</h2>
            <PasswordForm returnTo={returnTo} />
            <ForgottenPassword />
          </section>
        </div>
        {signInWays.sampleAccounts.length > 0 && (
          <SampleAccounts accounts={signInWays.sampleAccounts} returnTo={returnTo} />
        )}
      </div>
    </>
  );
}

/** Leads to the provider, and back from there. */
function SingleSignOn({ name, returnTo }: { readonly name: string; readonly returnTo: string }) {
  const { t, tag } = useTexts();
  return (
    <section className="sign-in-way">
      <h2>{t('signIn.single')}</h2>
      <p>
        <a className="button is-main" href={`/sign-on?${new URLSearchParams({ language: tag, returnTo })}`}>
          {t('signIn.with', { name })}
        </a>
      </p>
    </section>
  );
}

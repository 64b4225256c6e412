import type { Answer } from '../../api/ask.js';
import { useTexts } from '../../language/texts.js';
import { RefusalLine } from '../../parts/form/told-form.js';
import { useAwake } from '../../parts/form/use-awake.js';
import { useTelling } from '../../parts/form/use-telling.js';

interface SampleAccountsProps {
  readonly accounts: Answer<'SignInWays'>['signInWays']['sampleAccounts'];
  readonly returnTo: string;
}

/** To try the sample with, one press each. */
export function SampleAccounts({ accounts, returnTo }: SampleAccountsProps) {
  const { t } = useTexts();
  const isAwake = useAwake();
  const { isUnderWay, refusal, send } = useTelling('SignIn', { leaves: true });
  const signIn = async (email: string, password: string) => {
    if (await send({ input: { email, password } })) location.assign(returnTo);
  };
  return (
    <section className="sign-in-way">
      <h2>{t('signIn.sample')}</h2>
      <p className="remark">{t('signIn.sampleNote')}</p>
      <RefusalLine refusal={refusal} />
      <ul className="sign-in-samples">
        {accounts.map(({ email, password, role }) => (
          <li key={email}>
            <button
              type="button"
              className="button"
              disabled={!isAwake || isUnderWay}
              onClick={() => void signIn(email, password)}
            >
              <span className="unseen">{t('signIn.asRole')} </span>
              {t(`role.${role}.name`)}
            </button>
            <span className="note">
              {email}
              <br />
              {password}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { useTexts } from '../../language/texts.js';
import { DoneLine, useDone } from '../../parts/form/done.js';
import { Moment } from '../../parts/form/moment.js';
import { RefusalLine } from '../../parts/form/told-form.js';
import { useTelling } from '../../parts/form/use-telling.js';
import { useBrowserName } from '../../parts/use-browser-name.js';
import type { OwnAccount } from './account.question.js';

type SignIns = OwnAccount['signIns'];

/** Where somebody is signed in, to be ended one by one or all but this one. */
export function OwnSignIns({ signIns }: { readonly signIns: SignIns }) {
  const { t } = useTexts();
  const one = useTelling('EndSignIn');
  const others = useTelling('EndOtherSignIns');
  const isUnderWay = one.isUnderWay || others.isUnderWay;
  const { done, say, line } = useDone();
  const nameOf = useBrowserName();
  const end = async ({ id, browser }: SignIns[number]) => {
    if (await one.send({ id })) say(t('account.ended', { browser: nameOf(browser) }));
  };
  const endOthers = async () => {
    if (await others.send({})) say(t('account.othersEnded'));
  };
  return (
    <section className="section">
      <h2>{t('account.signIns')}</h2>
      <p className="note account-note">{t('account.signInsNote')}</p>
      <DoneLine done={done} line={line} />
      <RefusalLine refusal={one.refusal ?? others.refusal} />
      <ul className="account-sign-ins">
        {signIns.map((signIn) => (
          <SignInRow key={signIn.id} signIn={signIn} isUnderWay={isUnderWay} onEnd={() => void end(signIn)} />
        ))}
      </ul>
      {signIns.length > 1 && (
        <p className="actions">
          <button type="button" className="button" disabled={isUnderWay} onClick={() => void endOthers()}>
            {t('account.endOthers')}
          </button>
        </p>
      )}
    </section>
  );
}

interface SignInRowProps {
  readonly signIn: SignIns[number];
  readonly isUnderWay: boolean;
  readonly onEnd: () => void;
}

function SignInRow({ signIn, isUnderWay, onEnd }: SignInRowProps) {
  const { t } = useTexts();
  const name = useBrowserName()(signIn.browser);
  return (
    <li>
      <div>
        <strong>{name}</strong>
        {signIn.isCurrent && ` – ${t('account.thisOne')}`}
        <p className="note">
          {t(`account.method.${signIn.method}`)} <Moment at={signIn.createdAt} />. {t('account.lastSeen')}{' '}
          <Moment at={signIn.lastSeenAt} />.
        </p>
      </div>
      {!signIn.isCurrent && (
        <button
          type="button"
          className="button"
          aria-label={`${t('account.end')}: ${name}`}
          disabled={isUnderWay}
          onClick={onEnd}
        >
          {t('account.end')}
        </button>
      )}
    </li>
  );
}

import './account.css';
import { useAnswer } from '../../api/queries.js';
import { useTexts } from '../../language/texts.js';
import { NotFound } from '../../parts/not-found.js';
import { useHead } from '../../parts/use-head.js';
import { useRoleIn } from '../../parts/use-role-in.js';
import { SignOut } from '../../parts/who/sign-out.js';
import { accountQuestion, type OwnAccount } from './account.question.js';
import { Leave } from './leave.js';
import { Oneself } from './oneself.js';
import { OwnPassword } from './own-password.js';
import { OwnSignIns } from './own-sign-ins.js';

/** One's own account: what it is called, what it may do, its password, and where it is signed in. */
export function Account() {
  const { t, language } = useTexts();
  const { viewer, signInWays } = useAnswer(accountQuestion({ language }));
  useHead(t('account.title'));
  if (viewer === null) return <NotFound />;
  const { account, memberships, signIns } = viewer;
  return (
    <div className="wrap head">
      <h1 className="title">{account.name}</h1>
      {account.isSample && <p className="remark">{t('account.sample')}</p>}
      <div className="account">
        <Oneself account={account} />
        <Roles memberships={memberships} />
        <OwnPassword account={account} shortest={signInWays.passwordLength} />
      </div>
      <OwnSignIns signIns={signIns} />
      <section className="section">
        <h2>{t('account.outTitle')}</h2>
        <div className="actions">
          <SignOut className="button" />
          {account.viewerMay.remove && <Leave account={account} />}
        </div>
        {!account.viewerMay.remove && <p className="note account-note">{t('account.mayNotLeave')}</p>}
      </section>
    </div>
  );
}

function Roles({ memberships }: Pick<OwnAccount, 'memberships'>) {
  const { t } = useTexts();
  const roleIn = useRoleIn();
  return (
    <section className="section">
      <h2>{t('account.roles')}</h2>
      {memberships.length === 0 ? (
        <p className="remark">{t('account.noRoles')}</p>
      ) : (
        <dl className="account-roles">
          {memberships.map((membership) => (
            <div key={`${membership.role} ${membership.organisation?.country} ${membership.organisation?.code}`}>
              <dt>{roleIn(membership)}</dt>
              <dd className="note">
                {t(`role.${membership.role}.does`)}
                {membership.bySingleSignOn && ` ${t('role.bySingleSignOn')}`}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}

import { useTexts } from '../../../language/texts.js';
import { Confirm } from '../../../parts/form/confirm.js';
import { Opened } from '../../../parts/form/opened.js';
import { RefusalLine } from '../../../parts/form/told-form.js';
import { useTelling } from '../../../parts/form/use-telling.js';
import { useRoleIn } from '../../../parts/use-role-in.js';
import { GiveRole } from './give-role.js';
import { HandOver } from './hand-over.js';
import type { Person } from './people.question.js';

interface PersonProps {
  readonly person: Person;
  /** Says what was done: the row may be gone by then. */
  readonly say: (done: string) => void;
}

/** Somebody, and what it may do where. */
export function PersonRow({ person, say }: PersonProps) {
  const { t } = useTexts();
  const { name, email, isSample, hasPassword, memberships } = person;
  const remarks = [
    ...(isSample ? [t('admin.people.isSample')] : []),
    ...(hasPassword || memberships.some(({ bySingleSignOn }) => bySingleSignOn) ? [] : [t('admin.people.noPassword')]),
  ];
  return (
    <li className="admin-row">
      <div>
        <h2>{name}</h2>
        <p className="note">
          {email}
          {remarks.length > 0 && ` (${remarks.join(', ')})`}
        </p>
      </div>
      <div>
        <ul>
          {memberships.map((membership) => (
            <RoleRow
              key={`${membership.role} ${membership.organisation?.country} ${membership.organisation?.code}`}
              person={person}
              membership={membership}
              say={say}
            />
          ))}
        </ul>
        <Opened
          summary={
            <>
              {t('admin.people.more')} <span className="unseen">{name}</span>
            </>
          }
        >
          <GiveRole person={person} />
          <HandOver person={person} say={say} />
          {person.viewerMay.remove && <Remove person={person} say={say} />}
        </Opened>
      </div>
    </li>
  );
}

interface RoleRowProps extends PersonProps {
  readonly membership: Person['memberships'][number];
}

/** What comes from single sign-on is taken there. */
function RoleRow({ person, membership, say }: RoleRowProps) {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('RevokeRole');
  const { role, organisation, bySingleSignOn } = membership;
  const where = organisation && { country: organisation.country, code: organisation.code };
  const words = { name: person.name, role: useRoleIn()(membership) };
  const revoke = async () => {
    if (await send({ input: { account: person.id, role, organisation: where } })) say(t('admin.people.revoked', words));
  };
  return (
    <li className="admin-role">
      {words.role}
      {bySingleSignOn ? (
        <span className="note">{t('role.bySingleSignOn')}</span>
      ) : (
        <Confirm
          label={t('admin.people.revoke')}
          subject={`${words.role}, ${person.name}`}
          question={t('admin.people.revokeQuestion', words)}
          confirm={t('admin.people.revokeConfirm')}
          isUnderWay={isUnderWay}
          onConfirm={() => void revoke()}
        />
      )}
      <RefusalLine refusal={refusal} />
    </li>
  );
}

function Remove({ person, say }: PersonProps) {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('RemoveAccount');
  const remove = async () => {
    if (await send({ id: person.id })) say(t('admin.people.removed', { name: person.name }));
  };
  return (
    <section className="admin-change">
      <h3>{t('admin.people.remove')}</h3>
      <p className="note">{t('admin.people.removeNote')}</p>
      <Confirm
        label={t('admin.people.remove')}
        subject={person.name}
        question={t('admin.people.removeQuestion', { name: person.name })}
        confirm={t('admin.people.removeConfirm')}
        isUnderWay={isUnderWay}
        onConfirm={() => void remove()}
      />
      <RefusalLine refusal={refusal} />
    </section>
  );
}

import { useTexts } from '../../../language/texts.js';
import { Confirm } from '../../../parts/form/confirm.js';
import { Moment } from '../../../parts/form/moment.js';
import { RefusalLine } from '../../../parts/form/told-form.js';
import { useAwake } from '../../../parts/form/use-awake.js';
import { useTelling } from '../../../parts/form/use-telling.js';
import { useRoleIn } from '../../../parts/use-role-in.js';
import type { Key } from './keys.question.js';

interface KeyRowProps {
  readonly apiKey: Key;
  /** Says what was done. */
  readonly say: (done: string) => void;
}

/** A key: what it is for, what it may do, whether it is used, and until when. */
export function KeyRow({ apiKey, say }: KeyRowProps) {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('RevokeKey');
  const hasEnded = useHasEnded(apiKey);
  const createdBy = useMaker(apiKey);
  const roleIn = useRoleIn();
  const revoke = async () => {
    if (await send({ id: apiKey.id })) say(t('admin.keys.revokedNow', { purpose: apiKey.purpose }));
  };
  return (
    <li className="admin-row">
      <div>
        <h2>{apiKey.purpose}</h2>
        <p className="note">{roleIn(apiKey)}</p>
      </div>
      <div>
        <p className="note">
          <Standing apiKey={apiKey} />
          <br />
          {t('admin.keys.created')} <Moment at={apiKey.createdAt} /> {createdBy}.{' '}
          {apiKey.lastUsedAt === null ? (
            t('admin.keys.neverUsed')
          ) : (
            <>
              {t('admin.keys.lastUsed')} <Moment at={apiKey.lastUsedAt} />.
            </>
          )}
        </p>
        {!hasEnded && (
          <Confirm
            label={t('admin.keys.revoke')}
            subject={apiKey.purpose}
            question={t('admin.keys.revokeQuestion', { purpose: apiKey.purpose })}
            confirm={t('admin.keys.revokeConfirm')}
            isUnderWay={isUnderWay}
            onConfirm={() => void revoke()}
          />
        )}
        <RefusalLine refusal={refusal} />
      </div>
    </li>
  );
}

/** Those who run the server have no address. */
function useMaker({ createdBy }: Key): string {
  const { t } = useTexts();
  return t('admin.keys.createdBy', { name: createdBy === 'operator' ? t('admin.happenings.operator') : createdBy });
}

function Standing({ apiKey: { revokedAt, expiresAt, ...key } }: { readonly apiKey: Key }) {
  const { t } = useTexts();
  const hasEnded = useHasEnded({ revokedAt, expiresAt, ...key });
  const [words, at] =
    revokedAt === null
      ? [t(hasEnded ? 'admin.keys.expired' : 'admin.keys.expires'), expiresAt]
      : [t('admin.keys.revoked'), revokedAt];
  return (
    <strong>
      {words} <Moment at={at} />.
    </strong>
  );
}

/** What o'clock it is, the browser knows; until then a key that was not revoked is shown as one that holds. */
function useHasEnded({ revokedAt, expiresAt }: Key): boolean {
  const isAwake = useAwake();
  return revokedAt !== null || (isAwake && Date.parse(expiresAt) < Date.now());
}

import { useTexts } from '../../language/texts.js';
import { Confirm } from '../../parts/form/confirm.js';
import { RefusalLine } from '../../parts/form/told-form.js';
import { useTelling } from '../../parts/form/use-telling.js';
import type { OwnAccount } from './account.question.js';

/** Removes one's own account. */
export function Leave({ account }: Pick<OwnAccount, 'account'>) {
  const { t, tag } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('RemoveAccount', { leaves: true });
  const leave = async () => {
    if (await send({ id: account.id })) location.assign(`/${tag}/`);
  };
  return (
    <>
      <Confirm
        label={t('account.leave')}
        question={t('account.leaveQuestion')}
        confirm={t('account.leaveConfirm')}
        isUnderWay={isUnderWay}
        onConfirm={() => void leave()}
      />
      <RefusalLine refusal={refusal} />
    </>
  );
}

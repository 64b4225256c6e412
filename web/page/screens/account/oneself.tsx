import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Language } from '../../language/languages.js';
import { useTexts } from '../../language/texts.js';
import { usePage } from '../../page-context.js';
import { LanguageField, languageIn } from '../../parts/form/language-field.js';
import { TextField } from '../../parts/form/text-field.js';
import { ToldForm } from '../../parts/form/told-form.js';
import { useTelling } from '../../parts/form/use-telling.js';
import { written } from '../../parts/form/written.js';
import { viewerOptions } from '../../parts/who/viewer.js';
import type { OwnAccount } from './account.question.js';

/** Name, and the language of one's mail. */
export function Oneself({ account }: Pick<OwnAccount, 'account'>) {
  const { t } = useTexts();
  const { get } = usePage();
  const answers = useQueryClient();
  const { isUnderWay, refusal, send } = useTelling('UpdateAccount');
  const [saved, setSaved] = useState<Date | null>(null);
  const save = async (name: string, language: Language) => {
    if (!(await send({ input: { name, language } }))) return;
    setSaved(new Date());
    // The name stands at the top of the page, too.
    await answers.prefetchQuery(viewerOptions(get));
  };
  return (
    <section className="section">
      <h2>{t('account.oneself')}</h2>
      <p className="account-note">{t('account.email', { email: account.email })}</p>
      <ToldForm
        refusal={refusal}
        isUnderWay={isUnderWay}
        submit={t('form.save')}
        done={useSavedAt(saved)}
        isMain={false}
        onSend={(fields) => void save(written(fields, 'name'), languageIn(fields))}
      >
        <TextField name="name" label={t('form.name')} defaultValue={account.name} autoComplete="name" maxLength={100} />
        <LanguageField defaultValue={account.language} />
      </ToldForm>
    </section>
  );
}

/** `Gemt kl. 10.42` */
function useSavedAt(at: Date | null): string | null {
  const { t, time } = useTexts();
  return at && t('form.savedAt', { time: time(at) });
}

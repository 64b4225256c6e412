import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { optionsOf } from '../../../api/queries.js';
import { useTexts } from '../../../language/texts.js';
import { usePage } from '../../../page-context.js';
import { type FoundOption, SearchField } from '../../../parts/form/search-field.js';
import { ToldForm } from '../../../parts/form/told-form.js';
import { useSettled } from '../../../parts/form/use-settled.js';
import { useTelling } from '../../../parts/form/use-telling.js';
import { written } from '../../../parts/form/written.js';
import type { Person } from './people.question.js';

interface HandOverProps {
  readonly person: Person;
  /** Says what was done: whoever has no role any more is no longer listed. */
  readonly say: (done: string) => void;
}

/** All roles of somebody who leaves, or does something else from now on, go to somebody else in one step. */
export function HandOver({ person, say }: HandOverProps) {
  const { t } = useTexts();
  const { isUnderWay, refusal, send } = useTelling('HandOver');
  const [sought, setSought] = useState('');
  const others = usePeople(sought).filter(({ id }) => id !== person.id);
  const handOver = async (fields: FormData) => {
    const answer = await send({ input: { from: person.id, to: written(fields, 'to') } });
    if (answer) say(t('admin.people.handedOver', { name: answer.handOver.name }));
  };
  return (
    <section className="admin-change">
      <h3>{t('admin.people.handOver')}</h3>
      <p className="note">{t('admin.people.handOverNote', { name: person.name })}</p>
      <ToldForm
        refusal={refusal}
        isUnderWay={isUnderWay}
        submit={t('admin.people.handOver')}
        isMain={false}
        onSend={(fields) => void handOver(fields)}
      >
        <SearchField
          name="to"
          label={t('admin.people.handOverTo')}
          found={others}
          onWrite={setSought}
          nobodyFound={t('admin.people.nobody')}
        />
      </ToldForm>
    </section>
  );
}

function usePeople(sought: string): readonly FoundOption[] {
  const { get } = usePage();
  const search = useSettled(sought.trim());
  const question = { name: 'PeopleFound' as const, variables: { search: search || null } };
  const { data } = useQuery({ ...optionsOf(get, question), placeholderData: keepPreviousData });
  return (data?.accounts.nodes ?? []).map(({ id, name, email }) => ({ id, text: `${name}, ${email}` }));
}

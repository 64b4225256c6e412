import { Form, useSearchParams } from 'react-router';
import { useAnswer } from '../../../api/queries.js';
import { useTexts } from '../../../language/texts.js';
import { DoneLine, useDone } from '../../../parts/form/done.js';
import { useAsked } from '../../../use-asked.js';
import { Admin, Pages } from '../admin.js';
import { Invite } from './invite.js';
import { peopleQuestion } from './people.question.js';
import { PersonRow } from './person-row.js';

/** Who has a role where the viewer administers, and what may be changed of it. */
export function People() {
  const { t } = useTexts();
  const { accounts } = useAnswer(peopleQuestion(useAsked()));
  const { done, say, line } = useDone();
  return (
    <Admin part="people">
      <Invite />
      <Search />
      <DoneLine done={done} line={line} />
      <p className="note admin-count">
        {accounts.totalCount === 0 ? t('admin.people.nobody') : t('admin.people.count', { count: accounts.totalCount })}
      </p>
      <ul className="admin-rows">
        {accounts.nodes.map((person) => (
          <PersonRow key={person.id} person={person} say={say} />
        ))}
      </ul>
      <Pages pageInfo={accounts.pageInfo} />
    </Admin>
  );
}

/** A form over the address, which works without scripts as well. */
function Search() {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const sought = search.get('search') ?? '';
  return (
    <Form className="admin-search" method="get" role="search">
      <label className="form-field">
        <span className="note">{t('admin.people.search')}</span>
        <input key={sought} type="search" name="search" defaultValue={sought} />
      </label>
      <button type="submit" className="button">
        {t('admin.people.find')}
      </button>
    </Form>
  );
}

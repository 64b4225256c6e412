import { useAnswer } from '../../../api/queries.js';
import { useTexts } from '../../../language/texts.js';
import { Moment } from '../../../parts/form/moment.js';
import { useAsked } from '../../../use-asked.js';
import { Admin, Pages } from '../admin.js';
import { type Happening, happeningsQuestion } from './happenings.question.js';
import { useHappeningWords } from './use-happening-words.js';

/** What happened to accounts, roles, keys and sign-ins, the newest first. */
export function Happenings() {
  const { t } = useTexts();
  const { happenings } = useAnswer(happeningsQuestion(useAsked()));
  return (
    <Admin part="happenings">
      <p className="admin-lead">{t('admin.happenings.lead')}</p>
      <table className="admin-table">
        <caption className="unseen">{t('admin.happenings.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('admin.happenings.when')}</th>
            <th scope="col">{t('admin.happenings.what')}</th>
            <th scope="col">{t('admin.happenings.who')}</th>
            <th scope="col">{t('admin.where')}</th>
          </tr>
        </thead>
        <tbody>
          {happenings.nodes.map((happening) => (
            <HappeningRow key={happening.id} happening={happening} />
          ))}
        </tbody>
      </table>
      <Pages pageInfo={happenings.pageInfo} />
    </Admin>
  );
}

function HappeningRow({ happening }: { readonly happening: Happening }) {
  const { action, facts, by } = useHappeningWords(happening);
  const { at, organisation, reason } = happening;
  return (
    <tr>
      <td className="admin-when">
        <Moment at={at} />
      </td>
      <td>
        <strong>{action}</strong>
        {facts !== '' && <span className="note admin-facts">{facts}</span>}
        {reason !== null && <span className="note admin-facts">{reason}</span>}
      </td>
      <td>{by}</td>
      <td>{organisation?.name}</td>
    </tr>
  );
}

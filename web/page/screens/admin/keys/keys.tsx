import { useAnswer } from '../../../api/queries.js';
import { useTexts } from '../../../language/texts.js';
import { DoneLine, useDone } from '../../../parts/form/done.js';
import { useAsked } from '../../../use-asked.js';
import { Admin, Pages } from '../admin.js';
import { KeyRow } from './key-row.js';
import { keysQuestion } from './keys.question.js';
import { NewKey } from './new-key.js';

/** By which dashboards and systems ask and report. */
export function Keys() {
  const { t } = useTexts();
  const { keys } = useAnswer(keysQuestion(useAsked()));
  const { done, say, line } = useDone();
  return (
    <Admin part="keys">
      <p className="admin-lead">{t('admin.keys.lead')}</p>
      <NewKey />
      <DoneLine done={done} line={line} />
      <p className="note admin-count">
        {keys.totalCount === 0 ? t('admin.keys.none') : t('admin.keys.count', { count: keys.totalCount })}
      </p>
      <ul className="admin-rows">
        {keys.nodes.map((key) => (
          <KeyRow key={key.id} apiKey={key} say={say} />
        ))}
      </ul>
      <Pages pageInfo={keys.pageInfo} />
    </Admin>
  );
}

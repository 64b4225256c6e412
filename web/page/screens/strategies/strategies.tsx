import './strategies.css';
import { Link } from 'react-router';
import type { Answer } from '../../api/ask.js';
import { useAnswer } from '../../api/queries.js';
import { useTexts } from '../../language/texts.js';
import { InLanguage } from '../../parts/in-language.js';
import { StatusSymbol, StatusWord } from '../../parts/status.js';
import { countsOf } from '../../parts/status-counts.js';
import { useHead } from '../../parts/use-head.js';
import { useAsked } from '../../use-asked.js';
import { strategiesQuestion } from './strategies.question.js';

type Row = Answer<'Strategies'>['strategies']['nodes'][number];

/** What strategies there are, whose, of which years, and how each stands. */
export function Strategies() {
  const { t } = useTexts();
  const { strategies } = useAnswer(strategiesQuestion(useAsked()));
  useHead('', t('strategies.lead'));
  const { nodes, pageInfo } = strategies;
  return (
    <div className="wrap head">
      <h1 className="title">{t('strategies.title')}</h1>
      <p className="strategies-lead">{t(nodes.length === 0 ? 'strategies.none' : 'strategies.lead')}</p>
      <ul>
        {nodes.map((strategy) => (
          <StrategyRow key={strategy.id} strategy={strategy} />
        ))}
      </ul>
      <Pages {...pageInfo} />
    </div>
  );
}

/** To those that follow, and back to the first. */
function Pages({ hasPreviousPage, hasNextPage, endCursor }: Answer<'Strategies'>['strategies']['pageInfo']) {
  const { t, tag } = useTexts();
  if (!hasPreviousPage && !hasNextPage) return null;
  return (
    <p className="actions">
      {hasPreviousPage && (
        <Link className="button" to={`/${tag}/`}>
          {t('strategies.first')}
        </Link>
      )}
      {hasNextPage && (
        <Link className="button" to={`?after=${encodeURIComponent(endCursor ?? '')}`}>
          {t('strategies.next')}
        </Link>
      )}
    </p>
  );
}

function StrategyRow({ strategy }: { readonly strategy: Row }) {
  const { t, tag } = useTexts();
  const { slug, title, titleLanguage, startYear, endYear, owner, participants, state, progress } = strategy;
  return (
    <li className="strategies-row">
      <div>
        <h2>
          <Link to={`/${tag}/strategies/${encodeURIComponent(slug)}`}>
            <InLanguage text={title} language={titleLanguage} />
          </Link>
        </h2>
        <p className="note">
          {owner.name}, {startYear}–{endYear}, {t(`state.${state}`)}.{' '}
          {t('strategies.participants', { count: participants.totalCount })}.
        </p>
      </div>
      <div>
        <StatusWord status={progress.status} />
        <p className="note">{progress.explanation}</p>
        <ul className="strategies-counts">
          {countsOf(progress.goalCounts)
            .filter(({ count }) => count > 0)
            .map(({ status, count }) => (
              <li key={status} className="together">
                <StatusSymbol status={status} /> {count} {t(`status.${status}`)}
              </li>
            ))}
        </ul>
      </div>
    </li>
  );
}

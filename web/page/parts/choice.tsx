import './choice.css';
import { type ChangeEvent, type RefObject, useEffect, useRef } from 'react';
import { Form, Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { choiceOf } from '../asked.js';
import { useTexts } from '../language/texts.js';
import type { Chooseable } from './choice-among.js';
import { Kept } from './kept.js';
import { refOf } from './organisation-ref.js';
import { searchWith } from './search-with.js';
import { useToday } from './use-today.js';

type Choose = (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => void;

/** "Show figures for … as known on …": a form over the address, which works without scripts as well. */
export function Choice({ organisations, participants, listed }: Chooseable) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const asOf = choiceOf(search).asOf === null ? '' : (search.get('asOf') ?? '');
  const choose: Choose = ({ target }) => {
    // A day that is still being typed is no day yet.
    if (form.current && target.validity.valid) void navigate(said(form.current), { preventScrollReset: true });
  };
  return (
    <Form className="choice" method="get" action={pathname} ref={form} tabIndex={-1}>
      <OfWhom organisations={organisations} participants={participants} choose={choose} />
      <AsKnownOn asOf={asOf} choose={choose} />
      <Kept but={['organisation', 'asOf']} />
      <noscript>
        <button type="submit" className="button">
          {t('ask.apply')}
        </button>
      </noscript>
      {asOf !== '' && (
        // It goes away when it is followed; the keyboard stays with the form.
        <Link
          className="note"
          to={searchWith(search, { asOf: null })}
          onClick={() => form.current?.focus({ preventScroll: true })}
        >
          {t('ask.now')}
        </Link>
      )}
      {listed < participants && (
        <p className="note choice-rest">{t('ask.firstOnly', { shown: listed, all: participants })}</p>
      )}
    </Form>
  );
}

interface OfWhomProps extends Pick<Chooseable, 'organisations' | 'participants'> {
  readonly choose: Choose;
}

function OfWhom({ organisations, participants, choose }: OfWhomProps) {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const organisation = search.get('organisation') ?? '';
  const chosen = organisations.find((one) => refOf(one) === organisation);
  const everybody = t('ask.everybody', { count: participants });
  return (
    <>
      <label htmlFor="organisation">{t('ask.figuresOf')}</label>
      <span className="choice-select">
        <select
          ref={useShown<HTMLSelectElement>(organisation)}
          id="organisation"
          name="organisation"
          defaultValue={organisation}
          onChange={choose}
        >
          <option value="">{everybody}</option>
          {organisations.map((one) => (
            <option key={refOf(one)} value={refOf(one)}>
              {one.name}
            </option>
          ))}
        </select>
      </span>
      <strong className="choice-printed print-only">{chosen?.name ?? everybody}</strong>
    </>
  );
}

function AsKnownOn({ asOf, choose }: { readonly asOf: string; readonly choose: Choose }) {
  const { t, tag, date } = useTexts();
  const today = useToday();
  return (
    <>
      <label htmlFor="asOf">
        {t(asOf === '' ? 'ask.asKnown' : 'ask.asKnownOn')} {asOf === '' && <strong>{t('ask.today')}</strong>}
      </label>
      <input
        className={asOf === '' ? 'is-empty' : undefined}
        ref={useShown<HTMLInputElement>(asOf)}
        id="asOf"
        name="asOf"
        type="date"
        lang={tag}
        defaultValue={asOf}
        onChange={choose}
        min="1900-01-01"
        max={today ?? undefined}
      />
      {asOf !== '' && <strong className="choice-printed print-only">{date(asOf)}</strong>}
    </>
  );
}

/** Shows what the address says, after going back, too; a field made anew would lose the place of the keyboard. */
function useShown<T extends HTMLInputElement | HTMLSelectElement>(value: string): RefObject<T | null> {
  const field = useRef<T>(null);
  useEffect(() => {
    if (field.current) field.current.value = value;
  }, [value]);
  return field;
}

/** Without what was left empty, so that the address says no more than was chosen. */
function said(form: HTMLFormElement): string {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') chosen.append(name, value);
  }
  return searchWith(chosen, {});
}

import './choice.css';
import { type ChangeEvent, type RefObject, useEffect, useRef } from 'react';
import { Form, Link, useLocation, useSearchParams, useSubmit } from 'react-router';
import { useTexts } from '../language/texts.js';
import { choiceOf } from '../screens/asked.js';

/** Of whom figures can be shown. */
export interface Chooseable {
  readonly country: string;
  readonly code: string;
  readonly name: string;
}

type Choose = (event: ChangeEvent<HTMLInputElement | HTMLSelectElement>) => void;

interface OrganisationsProps {
  readonly organisations: readonly Chooseable[];
  /** How many there are, named or not. */
  readonly participants: number;
}

/** "Show figures for … as known on …": a form over the address, which works without scripts as well. */
export function Choice({ organisations, participants }: OrganisationsProps) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const year = search.get('year');
  const asOf = choiceOf(search).asOf === null ? '' : (search.get('asOf') ?? '');
  const choose: Choose = ({ target }) => {
    // A day that is still being typed is no day yet.
    if (form.current && target.validity.valid) void submit(said(form.current), { preventScrollReset: true });
  };
  return (
    <Form className="choice" method="get" action={pathname} ref={form} tabIndex={-1}>
      <OfWhom organisations={organisations} participants={participants} choose={choose} />
      <AsKnownOn asOf={asOf} choose={choose} />
      {year && <input type="hidden" name="year" value={year} />}
      <noscript>
        <button type="submit" className="button">
          {t('ask.apply')}
        </button>
      </noscript>
      {asOf !== '' && (
        // It goes away when it is followed; the keyboard stays with the form.
        <Link
          className="note"
          to={without(search, 'asOf')}
          onClick={() => form.current?.focus({ preventScroll: true })}
        >
          {t('ask.now')}
        </Link>
      )}
    </Form>
  );
}

function OfWhom({ organisations, participants, choose }: OrganisationsProps & { readonly choose: Choose }) {
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
  return (
    <>
      <label htmlFor="asOf">
        {t(asOf === '' ? 'ask.asKnown' : 'ask.asKnownOn')}{' '}
        {asOf === '' && <strong className="choice-today">{t('ask.today')}</strong>}
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

export function refOf({ country, code }: Pick<Chooseable, 'country' | 'code'>): string {
  return `${country}:${code}`;
}

/** The form without what was left empty, so that the address says no more than was chosen. */
function said(form: HTMLFormElement): URLSearchParams {
  const chosen = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') chosen.set(name, value);
  }
  return chosen;
}

function without(search: URLSearchParams, name: string): string {
  const rest = new URLSearchParams(search);
  rest.delete(name);
  return `?${rest}`;
}

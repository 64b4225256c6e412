import { useRef } from 'react';
import { Form, Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useTexts } from '../../language/texts.js';
import { Kept } from '../../parts/kept.js';
import { type NamedOrganisation, refOf } from '../../parts/organisation-ref.js';
import { Arrow } from './arrow.js';
import { type AskedComparison, askedComparisonOf, COUNTS, comparisonWith } from './asked-comparison.js';
import { type ComparedUse, type CompareFrame, comparedYears, offeredYears } from './compare.question.js';
import type { ComparedIndicator } from './comparison-options.js';
import { OrganisationField } from './organisation-field.js';
import { optionsOf, organisationsIn } from './organisation-options.js';

type Change = (changed: Partial<AskedComparison>) => void;

interface ComparisonChoiceProps {
  readonly frame: CompareFrame;
  readonly use: ComparedUse;
  readonly compared: ComparedIndicator | null;
}

/** Who is mine, who it is compared with, and in which years: a form over the address, which needs no scripts. */
export function ComparisonChoice({ frame, use, compared }: ComparisonChoiceProps) {
  const { t } = useTexts();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const asked = askedComparisonOf(search);
  const change: Change = (changed) => void navigate(comparisonWith(search, changed), { preventScrollReset: true });
  const organisations = organisationsIn(frame, compared);
  return (
    <Form
      className="compare-choice"
      method="get"
      action={pathname}
      aria-label={t('compare.choices')}
      ref={form}
      tabIndex={-1}
    >
      <WhoAndWith
        asked={asked}
        organisations={organisations}
        participants={frame.participants.totalCount}
        change={change}
      />
      {asked.like !== '' && <HowMany count={asked.count} change={change} />}
      <YearsField frame={frame} use={use} change={change} />
      <Kept but={['organisation', 'like', 'count', 'years']} />
      <noscript>
        <button type="submit" className="button">
          {t('ask.apply')}
        </button>
      </noscript>
      <Likeness
        asked={asked}
        organisations={organisations}
        leave={() => form.current?.focus({ preventScroll: true })}
      />
    </Form>
  );
}

function WhoAndWith({
  asked,
  organisations,
  participants,
  change,
}: {
  readonly asked: AskedComparison;
  readonly organisations: readonly NamedOrganisation[];
  readonly participants: number;
  readonly change: Change;
}) {
  const { t } = useTexts();
  return (
    <>
      <OrganisationField
        name="organisation"
        label={t('compare.mine')}
        empty={t('compare.nobodyChosen')}
        chosen={asked.organisation}
        options={optionsOf(organisations, asked.organisation, (name) => name)}
        onChoose={(organisation) => change({ organisation })}
      />
      <OrganisationField
        name="like"
        label={t('compare.with')}
        empty={t('compare.everybody', { count: participants })}
        chosen={asked.like}
        options={optionsOf(organisations, asked.like, (name) => t('compare.thoseLike', { name }))}
        onChoose={(like) => change({ like })}
      />
    </>
  );
}

function HowMany({ count, change }: { readonly count: number; readonly change: Change }) {
  const { t } = useTexts();
  return (
    <label className="compare-field">
      <span className="compare-label">{t('compare.howMany')}</span>
      <span className="compare-select">
        <select name="count" value={count} onChange={({ target }) => change({ count: Number(target.value) })}>
          {COUNTS.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
        <Arrow />
      </span>
    </label>
  );
}

function YearsField({
  frame,
  use,
  change,
}: {
  readonly frame: CompareFrame;
  readonly use: ComparedUse;
  readonly change: Change;
}) {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const chosen = comparedYears(frame, use, search);
  const toggle = (year: number, isChosen: boolean) =>
    change({ years: isChosen ? [...chosen, year].sort((a, b) => a - b) : chosen.filter((other) => other !== year) });
  return (
    <fieldset className="compare-years">
      <legend>{t('compare.years', { year: chosen.at(-1) ?? '' })}</legend>
      {offeredYears(frame, use, search).map((year) => (
        <label key={year}>
          <input
            type="checkbox"
            name="years"
            value={year}
            checked={chosen.includes(year)}
            onChange={({ target }) => toggle(year, target.checked)}
          />
          {year}
        </label>
      ))}
    </fieldset>
  );
}

/** What likeness means, and the shortest way to it and back. */
function Likeness({
  asked,
  organisations,
  leave,
}: {
  readonly asked: AskedComparison;
  readonly organisations: readonly NamedOrganisation[];
  /** The link goes away when it is followed: where the keyboard is to be then. */
  leave(): void;
}) {
  const { t } = useTexts();
  const [search] = useSearchParams();
  const mine = organisations.find((one) => refOf(one) === asked.organisation);
  if (asked.like !== '') {
    return (
      <p className="note compare-likeness">
        {t('compare.likeness')}{' '}
        <Link to={comparisonWith(search, { like: '' })} preventScrollReset className="screen-only" onClick={leave}>
          {t('compare.withEverybody')}
        </Link>
      </p>
    );
  }
  if (!mine) return null;
  return (
    <p className="note compare-likeness screen-only">
      <Link to={comparisonWith(search, { like: asked.organisation })} preventScrollReset onClick={leave}>
        {t('compare.withThoseLike', { name: mine.name })}
      </Link>
    </p>
  );
}

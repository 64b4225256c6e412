import i18next, { type i18n } from 'i18next';
import { createContext, useContext } from 'react';
import { formatNumber, formatWithUnit } from '../../../src/domain/quantity/format-number.js';
import type da from './da.json';
import { type Language, languageOf, type Tag } from './languages.js';
import type members from './members/da.json';

/** Texts of the public page. */
export type Catalogue = typeof da;
/** Texts of what whoever signs in sees, which the public page does without. */
export type MemberCatalogue = typeof members;

type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];
type WithoutCount<K extends string> = K extends `${infer Stem}_one` | `${infer Stem}_other` ? Stem : K;
/** `strategy.title`; of texts that depend on a count, the part before `_one` and `_other`. */
export type TextKey = WithoutCount<Paths<Catalogue & MemberCatalogue>>;

const TIME_ZONE = 'UTC';
/** A little less than 100, for what was added up. */
const WHOLE = 100 - 1e-9;
const MOST_OF_PART = 99;

/** The words, numbers and dates of one language. */
export interface Texts {
  readonly tag: Tag;
  readonly language: Language;
  /** A text of the catalogue, with what is to stand in it; `count` also chooses between one and several. */
  t(key: TextKey, facts?: Readonly<Record<string, string | number>>): string;
  number(value: number, decimals?: number): string;
  /** A number with its unit after a no-break space. */
  amount(value: number, decimals: number, unit: string): string;
  /** A percentage, as attainment is one: 66.2 becomes `66 %`. What is not the whole never becomes `100 %`. */
  percent(percentage: number): string;
  /** `1. maj 2024`, of a day or an instant. */
  date(iso: string): string;
  /** `1. maj 2024 kl. 10.42`; where no time zone is said, that of the reader's device. */
  moment(iso: string, timeZone?: 'UTC'): string;
  /** `10.42`, in the time zone of the reader's device. */
  time(date: Date): string;
  /** `a, b og c`. */
  list(parts: readonly string[]): string;
  /** Knows these texts, too, from now on. */
  add(catalogue: MemberCatalogue): void;
}

const LOCALES: Readonly<Record<Tag, string>> = { da: 'da-DK', sv: 'sv-SE', en: 'en-GB' };

export function textsOf(tag: Tag, catalogue: Catalogue): Texts {
  const translator = translatorOf(tag, catalogue);
  const language = languageOf(tag);
  const locale = LOCALES[tag];
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    tag,
    language,
    t: (key, facts) => translator.t(key, { ...facts }),
    number: (value, decimals = 0) => formatNumber(value, decimals, language),
    amount: (value, decimals, unit) => formatWithUnit(value, decimals, unit, language),
    percent: (percentage) =>
      formatWithUnit(percentage < WHOLE ? Math.min(percentage, MOST_OF_PART) : percentage, 0, '%', language),
    date: (iso) => dates.format(new Date(iso)),
    moment: (iso, timeZone) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso)),
    time: (date) => new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(date),
    list: (parts) => lists.format(parts),
    add: (more) => void translator.addResourceBundle(tag, 'translation', more, true),
  };
}

function translatorOf(tag: Tag, catalogue: Catalogue): i18n {
  const translator = i18next.createInstance();
  translator.init({
    lng: tag,
    resources: { [tag]: { translation: catalogue } },
    initAsync: false,
    // React escapes what it writes.
    interpolation: { escapeValue: false },
  });
  return translator;
}

const Context = createContext<Texts | null>(null);

export const TextsProvider = Context.Provider;

export function useTexts(): Texts {
  const texts = useContext(Context);
  if (texts === null) throw new Error('There are no texts around this part.');
  return texts;
}

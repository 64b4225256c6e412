import { type Tag, textOf } from '../support/page-texts.js';

export const SLUG = 'indkoeb-med-mening';
const STRATEGY = `strategies/${SLUG}`;
/** Of the sample: a goal with two indicators, one of them judged against a plan. */
export const GOAL = `${STRATEGY}/goals/P1`;
export const INDICATOR = `${GOAL}/small-orders`;

type InEach = Readonly<Record<Tag, string>>;

/** A screen of the page, as its reader comes to it. */
export interface Screen {
  readonly name: string;
  /** Behind the language. */
  readonly path: string;
  readonly isEmbed?: boolean;
  readonly isMissing?: boolean;
  /** What its first heading says, or a part of that. */
  heading(tag: Tag): string;
}

const STRATEGY_TITLE: InEach = {
  da: 'Indkøb med mening 2020–2024 (eksempel)',
  sv: 'Inköp med mening 2020–2024 (exempel)',
  en: 'Purchasing with purpose 2020–2024 (sample)',
};
const GOAL_TITLE: InEach = {
  da: 'Ordrer samles til færre og større',
  sv: 'Beställningar samlas till färre och större',
  en: 'Orders are bundled',
};
const INDICATOR_TITLE: InEach = {
  da: 'Ordrer under 250 kr.',
  sv: 'Beställningar under 250 danska kronor',
  en: 'Orders under DKK 250',
};

export const SCREENS: readonly Screen[] = [
  { name: 'strategies', path: '', heading: (tag) => textOf(tag, 'strategies.title') },
  { name: 'strategy', path: STRATEGY, heading: (tag) => STRATEGY_TITLE[tag] },
  { name: 'goal', path: GOAL, heading: (tag) => GOAL_TITLE[tag] },
  { name: 'indicator', path: INDICATOR, heading: (tag) => INDICATOR_TITLE[tag] },
  { name: 'compare', path: `${INDICATOR}/compare?organisation=DK:9901`, heading: (tag) => INDICATOR_TITLE[tag] },
  { name: 'method', path: 'method', heading: () => 'How progress is judged' },
  { name: 'glossary', path: 'glossary', heading: () => 'Glossary' },
  { name: 'sign-in', path: 'sign-in', heading: (tag) => textOf(tag, 'signIn.title') },
  { name: 'embed of a goal', path: GOAL, isEmbed: true, heading: (tag) => GOAL_TITLE[tag] },
  { name: 'embed of an indicator', path: INDICATOR, isEmbed: true, heading: (tag) => INDICATOR_TITLE[tag] },
  { name: 'not found', path: 'nowhere', isMissing: true, heading: (tag) => textOf(tag, 'error.notFoundTitle') },
];

export function addressOf({ path, isEmbed = false }: Pick<Screen, 'path' | 'isEmbed'>, tag: Tag, origin: string): URL {
  return new URL(`${isEmbed ? '/embed' : ''}/${tag}/${path}`, origin);
}

import { readFileSync } from 'node:fs';

/** The languages of the page, as they stand in its addresses. */
export const TAGS = ['da', 'sv', 'en'] as const;
export type Tag = (typeof TAGS)[number];

type Entries = Readonly<Record<string, unknown>>;

/** A text as the page writes it, `error.again` for example, with what is to stand in it. */
export function textOf(tag: Tag, key: string, facts: Readonly<Record<string, string | number>> = {}): string {
  const text = key.split('.').reduce<unknown>((part, name) => Object(part)[name], catalogueOf(tag));
  if (typeof text !== 'string') throw new Error(`There is no text '${key}' in '${tag}'.`);
  return text.replace(/\{\{(\w+)\}\}/g, (_place, name) => String(facts[name]));
}

/** Those of the public page, and those of whoever signs in. */
export function catalogueOf(tag: Tag): Entries {
  return { ...entriesIn(`${tag}.json`), ...entriesIn(`members/${tag}.json`) };
}

function entriesIn(file: string): Entries {
  return JSON.parse(readFileSync(new URL(`../../web/page/language/${file}`, import.meta.url), 'utf8'));
}

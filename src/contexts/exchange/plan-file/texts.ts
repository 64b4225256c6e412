import type { LocalisedText } from '../../../domain/plan/localised-text.js';
import type { PlanNode } from './plan-node.js';

/** Languages as a plan file writes them. */
export const LANGUAGE_KEYS = [
  ['da', 'DA'],
  ['sv', 'SV'],
  ['en', 'EN'],
] as const;

/** A text in one or more languages, in the order of the languages; in none where it is not there. */
export function texts(node: PlanNode): LocalisedText {
  if (!node.isThere) return [];
  node.only(LANGUAGE_KEYS.map(([key]) => key));
  return LANGUAGE_KEYS.flatMap(([key, language]) => {
    const text = node.at(key).optional((value) => value.text());
    return text === null ? [] : [{ language, text }];
  });
}

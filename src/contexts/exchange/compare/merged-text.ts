import type { LocalisedText } from '../../../domain/plan/localised-text.js';

/** The stored text with the languages that are stated; those that nobody states stay. */
export function mergedText(stored: LocalisedText | undefined, stated: LocalisedText): LocalisedText {
  const kept = (stored ?? []).map((one) => stated.find(({ language }) => language === one.language) ?? one);
  return [...kept, ...stated.filter(({ language }) => !kept.some((one) => one.language === language))];
}

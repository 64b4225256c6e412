import { BadInput } from '../domain-error.js';
import type { LocalisedText } from './localised-text.js';

/** Refuses a text given twice in one language. @throws BadInput `duplicate_language` naming the second */
export function checkLanguagesOnce(text: LocalisedText, argument: string): void {
  const seen = new Set<string>();
  for (const [index, { language }] of text.entries()) {
    if (seen.has(language)) {
      throw new BadInput(
        `${argument}[${index}].language`,
        'duplicate_language',
        `The text is given twice in ${language}.`,
      );
    }
    seen.add(language);
  }
}

/** Refuses a text in no language. @throws BadInput `required` */
export function checkStated(text: LocalisedText, argument: string): void {
  if (text.length === 0)
    throw new BadInput(argument, 'required', `'${argument}' needs a text in at least one language.`);
  checkLanguagesOnce(text, argument);
}

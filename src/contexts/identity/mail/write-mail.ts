import type { Language } from '../../../domain/plan/localised-text.js';
import type { Mail } from './mail.js';
import { DANISH_MAIL } from './texts/da.js';
import { ENGLISH_MAIL } from './texts/en.js';
import type { WordsOfMail } from './texts/mail-words.js';
import { SWEDISH_MAIL } from './texts/sv.js';
import type { WaitingMail } from './waiting-mail.store.js';

const WORDS: Readonly<Record<Language, WordsOfMail>> = { DA: DANISH_MAIL, SV: SWEDISH_MAIL, EN: ENGLISH_MAIL };

/** How dates are written, and the tag of the language. */
const LOCALES: Readonly<Record<Language, string>> = { DA: 'da', SV: 'sv', EN: 'en-GB' };

/** Denmark and Sweden keep the same time. */
const TIME_ZONE = 'Europe/Copenhagen';

type Written = Pick<WaitingMail, 'id' | 'kind' | 'expiresAt' | 'email' | 'name' | 'language'>;

/**
 * The mail in the language of the account.
 * @param origin of this server
 * @param link with its secret
 */
export function writeMail({ id, kind, expiresAt, email, name, language }: Written, origin: string, link: string): Mail {
  const { greeting, [kind]: wordsOf } = WORDS[language];
  const { subject, why, after } = wordsOf({ place: new URL(origin).host, until: dateIn(language, expiresAt) });
  const paragraphs = [greeting(name), why, link, after];
  return {
    id,
    to: { name, address: email },
    subject,
    text: `${paragraphs.join('\n\n')}\n`,
    html: htmlOf({ subject, paragraphs, link, language }),
  };
}

function dateIn(language: Language, instant: string): string {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: TIME_ZONE,
  });
  return format.format(new Date(instant));
}

interface Shown {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  /** The paragraph that is pressed. */
  readonly link: string;
  readonly language: Language;
}

function htmlOf({ subject, paragraphs, link, language }: Shown): string {
  const shown = paragraphs.map((paragraph) => {
    const text = escaped(paragraph);
    return `<p>${paragraph === link ? `<a href="${text}">${text}</a>` : text}</p>`;
  });
  return `<!doctype html>
<html lang="${LOCALES[language].slice(0, 2)}">
<head>
<meta charset="utf-8">
<title>${escaped(subject)}</title>
</head>
<body>
${shown.join('\n')}
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

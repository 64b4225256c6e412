/** The languages numbers are written in. */
export const NUMBER_LANGUAGES = ['DA', 'SV', 'EN'] as const;
export type NumberLanguage = (typeof NUMBER_LANGUAGES)[number];

const LOCALES = { DA: 'da-DK', SV: 'sv-SE', EN: 'en-GB' } as const;
const NO_BREAK_SPACE = '\u00a0';
const MINUS = '\u2212';

/**
 * A number for display, rounded to the indicator's decimals: decimal comma and thousands with a full stop in Danish,
 * with a no-break space in Swedish; a real minus sign; no minus before a rounded zero. For display only: what is
 * compared and stored is never rounded.
 */
export function formatNumber(value: number, decimals: number, language: NumberLanguage): string {
  const digits = Math.min(20, Math.max(0, Math.trunc(decimals)));
  const written = formatterOf(language, digits).format(value);
  return written.replace('-', MINUS);
}

/** A number with its unit after a no-break space; without a unit just the number. */
export function formatWithUnit(value: number, decimals: number, unit: string, language: NumberLanguage): string {
  const number = formatNumber(value, decimals, language);
  if (unit === '') return number;
  return unit === '%' && language === 'EN' ? `${number}%` : `${number}${NO_BREAK_SPACE}${unit}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

function formatterOf(language: NumberLanguage, digits: number): Intl.NumberFormat {
  const key = `${language}${digits}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.NumberFormat(LOCALES[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
      useGrouping: true,
    });
    formatters.set(key, formatter);
  }
  return formatter;
}

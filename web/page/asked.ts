import type { Language } from './language/languages.js';
import { type OrganisationRef, organisationRefOf } from './parts/organisation-ref.js';

/** An address, as a screen reads it. */
export interface Asked {
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly search: URLSearchParams;
  readonly language: Language;
}

/** Of whom, of which year and as known on which day a screen tells; null: all, the latest, now. */
export interface Choice {
  readonly organisation: OrganisationRef | null;
  readonly year: number | null;
  /** The end of the day asked for, UTC; of the present day, which the API knows, it is what is known so far. */
  readonly asOf: string | null;
}

/** What an address says; what it says wrongly is taken as not said. */
export function choiceOf(search: URLSearchParams): Choice {
  const year = Number(search.get('year'));
  return {
    organisation: organisationRefOf(search.get('organisation') ?? ''),
    year: isYear(year) ? year : null,
    asOf: endOfDay(search.get('asOf')),
  };
}

export function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1000 && year <= 9999;
}

function endOfDay(day: string | null): string | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const end = new Date(`${day}T23:59:59.999Z`);
  // Of 30 February a date is made as well: of 1 March.
  const isDay = !Number.isNaN(end.getTime()) && end.toISOString().startsWith(day);
  return isDay ? end.toISOString() : null;
}

import { closest } from 'fastest-levenshtein';
import { BadInput } from '../../../domain/domain-error.js';
import { checkYear } from '../../../domain/quantity/check-year.js';
import { parseNumber } from './parse-number.js';

/** Characters of a cell, as of a note in the API. */
const MOST_CHARACTERS = 2_000;
/** Characters of a refused cell that are shown. */
const MOST_SHOWN = 60;

/** A row of a file with its line. An empty cell, and one of a column that the file lacks, is null. */
export class CsvRow {
  constructor(
    /** The first line of the row. */
    readonly line: number,
    private readonly cells: readonly string[],
    private readonly places: ReadonlyMap<string, number>,
  ) {}

  /** @throws BadInput `too_long` */
  find(column: string): string | null {
    const text = this.cell(column);
    if (text.length <= MOST_CHARACTERS) return text || null;
    throw new BadInput(
      column,
      'too_long',
      `A cell has at most ${MOST_CHARACTERS} characters, this one ${text.length}.`,
    );
  }

  /** A cell as a refusal shows it. */
  shown(column: string): string | null {
    const text = this.cell(column);
    return (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text) || null;
  }

  has(column: string): boolean {
    return this.places.has(column);
  }

  text(column: string): string {
    const text = this.find(column);
    if (text === null) throw new BadInput(column, 'required', `'${column}' is empty.`);
    if (text === text.trim()) return text;
    throw new BadInput(column, 'spaces_around', `'${text}' begins or ends with a space: write '${text.trim()}'.`);
  }

  number(column: string): number | null {
    const text = this.find(column);
    return text === null ? null : parseNumber(text, column);
  }

  year(column: string): number {
    const text = this.text(column);
    const year = /^\d{4}$/.test(text) ? Number(text) : Number.NaN;
    checkYear(year, column);
    return year;
  }

  /** What one of these words stands for; null for an empty cell. */
  word<Meaning>(column: string, words: Readonly<Record<string, Meaning>>): Meaning | null {
    const text = this.find(column);
    if (text === null) return null;
    const meaning = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined;
    if (meaning !== undefined) return meaning;
    const nearest = closest(text.toLowerCase(), Object.keys(words));
    throw new BadInput(column, `unknown_${column}`, `'${text}' is no ${column}. Did you mean '${nearest}'?`);
  }

  private cell(column: string): string {
    const place = this.places.get(column);
    return (place === undefined ? undefined : this.cells[place]) ?? '';
  }
}

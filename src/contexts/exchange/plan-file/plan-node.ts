import { closest } from 'fastest-levenshtein';
import { checkWeight } from '../../../domain/quantity/check-weight.js';
import { checkYear } from '../../../domain/quantity/check-year.js';
import { parseNumber } from '../csv/parse-number.js';
import { checkCode, checkText } from './check-text.js';
import { PlanFileUnusable } from './plan-file.error.js';

/** A place in a plan file, read with its type or refused with its path. */
export class PlanNode {
  constructor(
    private readonly value: unknown,
    readonly path: string,
    /** The text of a scalar, as the file has it. */
    private readonly writtenAt: (path: string) => string | null,
  ) {}

  at(key: string): PlanNode {
    this.requireMap();
    return this.part(Reflect.get(Object(this.value), key), this.path === '' ? key : `${this.path}.${key}`);
  }

  /** Refuses keys that nobody would read. */
  only(keys: readonly string[]): this {
    this.requireMap();
    const unknown = Object.keys(Object(this.value)).find((key) => !keys.includes(key));
    if (unknown === undefined) return this;
    throw new PlanFileUnusable(
      this.at(unknown).path,
      'unknown_key',
      `is no key of a plan; did you mean '${closest(unknown, [...keys])}'?`,
    );
  }

  get isThere(): boolean {
    return this.value !== undefined && this.value !== null;
  }

  list(most = Number.POSITIVE_INFINITY): PlanNode[] {
    if (!this.isThere) return [];
    if (!Array.isArray(this.value)) throw this.wrong('must be a list');
    const { length } = this.value;
    if (length > most) {
      throw new PlanFileUnusable(this.path, 'too_many', `must have at most ${most} entries; it has ${length}`);
    }
    return this.value.map((value, index) => this.part(value, `${this.path}[${index}]`));
  }

  /** @param most characters; without it, as many as the API takes */
  text(most?: number): string {
    if (typeof this.value !== 'string' || this.value.trim() === '')
      throw this.wrong('must be a text; quote codes such as "0114"');
    checkText(this.value, this.path, most);
    return this.value;
  }

  /** A text of a form, described by what follows `must be`. */
  textLike(form: RegExp, described: string, reason = 'malformed'): string {
    const text = this.text();
    if (form.test(text)) return text;
    throw new PlanFileUnusable(this.path, reason, `must be ${described}`);
  }

  /** The code of something that the plan makes. */
  code(): string {
    const code = this.text();
    checkCode(code, this.path);
    return code;
  }

  country(): string {
    return this.textLike(/^[A-Za-z]{2}$/, 'a country code of two letters, such as DK', 'not_a_country').toUpperCase();
  }

  number(): number {
    if (typeof this.value !== 'number') throw this.wrong('must be a number');
    if (!Number.isFinite(this.value)) throw new PlanFileUnusable(this.path, 'not_finite', 'must be a finite number');
    // As it is written: a double no longer tells what was lost on the way.
    return parseNumber(this.writtenAt(this.path) ?? String(this.value), this.path);
  }

  year(): number {
    const year = this.number();
    checkYear(year, this.path);
    return year;
  }

  weight(): number {
    const weight = this.number();
    checkWeight(weight, this.path);
    return weight;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.wrong('must be true or false');
    return this.value;
  }

  /** One word of a list. */
  choice<Choice extends string>(choices: readonly Choice[]): Choice {
    const found = choices.find((choice) => choice === this.value);
    if (found === undefined) throw this.wrong(`must be one of ${choices.join(', ')}`);
    return found;
  }

  optional<Result>(read: (node: PlanNode) => Result): Result | null {
    return this.isThere ? read(this) : null;
  }

  private part(value: unknown, path: string): PlanNode {
    return new PlanNode(value, path, this.writtenAt);
  }

  private requireMap(): void {
    const isMap = typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
    if (!isMap) throw this.wrong('must be a map');
  }

  private wrong(problem: string): PlanFileUnusable {
    return new PlanFileUnusable(
      this.path,
      this.isThere ? 'wrong_type' : 'required',
      this.isThere ? problem : `is missing; it ${problem}`,
    );
  }
}

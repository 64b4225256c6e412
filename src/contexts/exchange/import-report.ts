import type { Outcome } from './compare/change.js';
import { IMPORT_KINDS, type ImportKind, type Refusal, type Refusals } from './refusals.js';

/** How many rows, or parts of the plan, do what. */
export type Counts = Readonly<Record<Outcome | 'refused' | 'leftOut', number>>;

export interface ImportReport {
  /** Whether anything was to be stored, and was; false in a preview and after any refusal. */
  readonly stored: boolean;
  readonly counts: Readonly<Record<ImportKind, Counts>>;
  /** The first of them; `counts` has all. */
  readonly refusals: readonly Refusal[];
}

/** Counts as an import goes on. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(kind: ImportKind, what: Outcome | 'leftOut', rows = 1): void {
    this.counts.set(`${kind} ${what}`, this.of(kind, what) + rows);
  }

  report(refusals: Refusals, stored: boolean): ImportReport {
    const entries = IMPORT_KINDS.map(
      (kind) =>
        [
          kind,
          {
            added: this.of(kind, 'added'),
            unchanged: this.of(kind, 'unchanged'),
            changed: this.of(kind, 'changed'),
            refused: refusals.count(kind),
            leftOut: this.of(kind, 'leftOut'),
          },
        ] as const,
    );
    const [organisations, indicators, plan, targets, measurements] = entries.map(([, counts]) => counts);
    if (!organisations || !indicators || !plan || !targets || !measurements)
      throw new Error('Broken promise: a kind is not counted');
    return { stored, counts: { organisations, indicators, plan, targets, measurements }, refusals: refusals.listed };
  }

  /** Whether nothing would be stored. */
  get isUnchanged(): boolean {
    return IMPORT_KINDS.every((kind) => this.of(kind, 'added') + this.of(kind, 'changed') === 0);
  }

  private of(kind: ImportKind, what: Outcome | 'leftOut'): number {
    return this.counts.get(`${kind} ${what}`) ?? 0;
  }
}

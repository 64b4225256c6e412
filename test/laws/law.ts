import type { Check } from './source-text.js';

/** A sentence that holds for all code, and proof that a breach of it would be noticed. */
export interface Law {
  readonly law: string;
  readonly check: Check;
  /** Snippets that keep the law, though not obviously. */
  readonly kept: Readonly<Record<string, string>>;
  /** Snippets that break it, and what the check must say of them. */
  readonly broken: Readonly<Record<string, string>>;
  readonly faults: readonly string[];
}

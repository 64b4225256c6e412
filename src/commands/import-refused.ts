import type { Refusal } from '../contexts/exchange/refusals.js';
import { DomainError } from '../domain/domain-error.js';
import { sentenceOfRefusal } from './import-words.js';

/** Files that were refused where none should be. */
export class ImportRefused extends DomainError {
  readonly code = 'BAD_INPUT';

  constructor(refusals: readonly Refusal[]) {
    super(['Nothing was imported.', ...refusals.map(sentenceOfRefusal)].join('\n'), { reason: 'import_refused' });
  }
}

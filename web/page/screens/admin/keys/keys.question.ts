import type { Answer, Question } from '../../../api/ask.js';
import type { Asked } from '../../../asked.js';

export type Key = Answer<'Keys'>['keys']['nodes'][number];

export function keysQuestion({ search, language }: Pick<Asked, 'search' | 'language'>): Question<'Keys'> {
  return { name: 'Keys', variables: { language, after: search.get('after') } };
}

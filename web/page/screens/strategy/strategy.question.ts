import type { Question } from '../../api/ask.js';
import { type Asked, choiceOf } from '../../asked.js';

export function strategyQuestion({ params, search, language }: Asked): Question<'Strategy'> {
  return { name: 'Strategy', variables: { slug: params['slug'] ?? '', language, ...choiceOf(search) } };
}

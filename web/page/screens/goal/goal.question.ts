import type { Question } from '../../api/ask.js';
import { type Asked, choiceOf } from '../../asked.js';

export function goalQuestion({ params, search, language }: Asked): Question<'Goal'> {
  return {
    name: 'Goal',
    variables: { slug: params['slug'] ?? '', goal: params['goalCode'] ?? '', language, ...choiceOf(search) },
  };
}

import type { Question } from '../../api/ask.js';
import type { Asked } from '../../asked.js';

export function strategiesQuestion({ search, language }: Asked): Question<'Strategies'> {
  return { name: 'Strategies', variables: { language, after: search.get('after') } };
}

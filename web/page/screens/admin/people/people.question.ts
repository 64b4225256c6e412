import type { Answer, Question } from '../../../api/ask.js';
import type { Asked } from '../../../asked.js';

/** Somebody with a role where the viewer administers. */
export type Person = Answer<'People'>['accounts']['nodes'][number];

export function peopleQuestion({ search, language }: Pick<Asked, 'search' | 'language'>): Question<'People'> {
  const sought = search.get('search')?.trim();
  return { name: 'People', variables: { language, search: sought || null, after: search.get('after') } };
}

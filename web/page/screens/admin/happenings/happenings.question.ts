import type { Answer, Question } from '../../../api/ask.js';
import type { Asked } from '../../../asked.js';

export type Happening = Answer<'Happenings'>['happenings']['nodes'][number];

export function happeningsQuestion({ search, language }: Pick<Asked, 'search' | 'language'>): Question<'Happenings'> {
  return { name: 'Happenings', variables: { language, after: search.get('after') } };
}

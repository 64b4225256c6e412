import type { Answer, Question } from '../../api/ask.js';
import type { Asked } from '../../asked.js';

/** Whoever is signed in, as it sees itself. */
export type OwnAccount = NonNullable<Answer<'OwnAccount'>['viewer']>;

export function accountQuestion({ language }: Pick<Asked, 'language'>): Question<'OwnAccount'> {
  return { name: 'OwnAccount', variables: { language } };
}

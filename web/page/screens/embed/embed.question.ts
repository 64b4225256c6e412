import type { Answer, Question } from '../../api/ask.js';
import { type Asked, choiceOf } from '../../asked.js';

export function embedQuestion({ params, search, language }: Asked): Question<'Embed'> {
  return {
    name: 'Embed',
    variables: { slug: params['slug'] ?? '', goal: params['goalCode'] ?? '', language, ...choiceOf(search) },
  };
}

/** The indicators to be drawn: the one that the address names, else all of the goal. */
export function indicatorsToEmbed({ strategy }: Answer<'Embed'>, code: string | undefined) {
  const all = strategy?.goal?.progress.indicators ?? [];
  return code === undefined ? all : all.filter(({ goalIndicator }) => goalIndicator?.indicator.code === code);
}

export function isEmbeddable(answer: Answer<'Embed'>, { params }: Asked): boolean {
  const code = params['indicatorCode'];
  return !!answer.strategy?.goal && (code === undefined || indicatorsToEmbed(answer, code).length > 0);
}

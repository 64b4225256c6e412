import type { Answer, Question } from '../../api/ask.js';
import { type Asked, choiceOf } from '../../asked.js';

/** An indicator as its goal uses it, and how far it has come. */
export type GoalIndicatorAnswer = NonNullable<ReturnType<typeof indicatorOf>>;

export function indicatorQuestion({ params, search, language }: Asked): Question<'Indicator'> {
  const choice = choiceOf(search);
  return {
    name: 'Indicator',
    variables: {
      slug: params['slug'] ?? '',
      goal: params['goalCode'] ?? '',
      language,
      ofOne: choice.organisation !== null,
      ...choice,
    },
  };
}

/** The one of the goal's indicators that the address names; the API answers all of them. */
export function indicatorOf({ strategy }: Answer<'Indicator'>, code: string | undefined) {
  return strategy?.goal?.indicators.find(({ indicator }) => indicator.code === code) ?? null;
}

export function isIndicatorOfGoal(answer: Answer<'Indicator'>, { params }: Asked): boolean {
  return indicatorOf(answer, params['indicatorCode']) !== null;
}

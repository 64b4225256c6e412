import type { QueryClient } from '@tanstack/react-query';
import type { Answer, Get } from '../../api/ask.js';
import type { Asked } from '../../asked.js';
import { comparedUseOf, comparisonQuestion } from './compare.question.js';
import { comparisonOptions } from './comparison-options.js';

export function isCompared(answer: Answer<'CompareFrame'>, asked: Asked): boolean {
  return comparedUseOf(answer, asked) !== null;
}

/** Asks for the comparison itself, before the screen is shown: its indicator's id stands in the frame. */
export async function askComparison(
  { answers, get }: { readonly answers: QueryClient; readonly get: Get },
  answer: Answer<'CompareFrame'>,
  asked: Asked,
): Promise<void> {
  const use = comparedUseOf(answer, asked);
  if (!answer.strategy || !use) return;
  const options = comparisonOptions(get, comparisonQuestion(answer.strategy, use, asked));
  await answers.ensureQueryData({ ...options, revalidateIfStale: true });
}

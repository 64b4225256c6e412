import { queryOptions } from '@tanstack/react-query';
import { type Answer, AskFailed, ask, type Get, type Question } from '../../api/ask.js';

type Node = NonNullable<Answer<'Comparison'>['node']>;
export type ComparedIndicator = Extract<Node, { readonly comparison: unknown }>;
type Comparison = ComparedIndicator['comparison'];
export type ComparisonRow = Comparison['nodes'][number];

/** A comparison, or why the API gives none: whoever was asked for is not there, or of unknown size. */
interface Compared {
  readonly compared: ComparedIndicator | null;
  readonly refusal: string | null;
}

/** A refusal is an answer here: the choices that led to it stay on the screen, to be made otherwise. */
export function comparisonOptions(get: Get, question: Question<'Comparison'>) {
  return queryOptions<Compared>({
    queryKey: [question.name, question.variables],
    queryFn: async () => {
      try {
        const { node } = await ask(get, question);
        return { compared: node && 'comparison' in node ? node : null, refusal: null };
      } catch (error) {
        if (error instanceof AskFailed && error.why === 'refused') return { compared: null, refusal: error.message };
        throw error;
      }
    },
  });
}

import { QueryClient, type QueryKey, queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { usePage } from '../page-context.js';
import { type Answer, AskFailed, ask, type Get, type Name, type Question } from './ask.js';

const FRESH_MS = 30_000;
const RETRY_MS = 400;

/** What was answered of late, and who is waiting for what. */
export function answersOf(where: 'browser' | 'server'): QueryClient {
  const isAgain = (count: number, error: Error) =>
    count < 1 && !(error instanceof AskFailed && (error.why === 'refused' || error.why === 'outdated'));
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        retry: where === 'browser' ? isAgain : false,
        retryDelay: RETRY_MS,
        // The page is told of changes.
        refetchOnWindowFocus: false,
        // Without a connection a question fails at once, and the page says so, rather than waiting without a word.
        networkMode: 'always',
      },
    },
  });
}

export function optionsOf<N extends Name>(get: Get, question: Question<N>) {
  return queryOptions<Answer<N>>({
    queryKey: keyOf(question),
    queryFn: () => ask(get, question),
  });
}

export function keyOf<N extends Name>({ name, variables }: Question<N>): QueryKey {
  return [name, variables];
}

/** The answer to a question that the address of the screen has asked before it was shown. */
export function useAnswer<N extends Name>(question: Question<N>): Answer<N> {
  const { get } = usePage();
  return useSuspenseQuery(optionsOf(get, question)).data;
}

/** Questions and their answers, as the server hands them to the browser. */
export type Given = readonly (readonly [key: QueryKey, answer: unknown])[];

/** What was answered while the server rendered. Without times, so that the same page is the same text. */
export function givenTo(answers: QueryClient): Given {
  return answers.getQueriesData({}).filter(([, answer]) => answer !== undefined);
}

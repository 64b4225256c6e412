import { useQuery } from '@tanstack/react-query';
import type { Answer, Get, Question } from '../../api/ask.js';
import { optionsOf } from '../../api/queries.js';
import { usePage } from '../../page-context.js';

/** Whoever is signed in. */
export type Viewer = NonNullable<Answer<'Viewer'>['viewer']>;

export const viewerQuestion: Question<'Viewer'> = { name: 'Viewer', variables: {} };

/** Asked once: to sign in or out loads the whole page anew. */
export function viewerOptions(get: Get) {
  return { ...optionsOf(get, viewerQuestion), staleTime: Number.POSITIVE_INFINITY };
}

/** Null where nobody is signed in; undefined where it is not known, as in an embed. */
export function useViewer(): Viewer | null | undefined {
  const { get } = usePage();
  return useQuery({ ...viewerOptions(get), enabled: false }).data?.viewer;
}

export function mayAdminister({ administers, administersEverywhere }: Viewer): boolean {
  return administersEverywhere || administers.length > 0;
}

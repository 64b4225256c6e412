import { createContext, useContext } from 'react';
import type { Get } from './api/ask.js';

/** What is said of a page outside of its body. */
export interface Head {
  title: string;
  description: string;
}

/** What every part of the page may ask for. */
export interface PageContext {
  readonly get: Get;
  /** Only while the server renders. */
  readonly head: Head | null;
}

const Context = createContext<PageContext | null>(null);

export const PageProvider = Context.Provider;

export function usePage(): PageContext {
  const page = useContext(Context);
  if (page === null) throw new Error('There is no page around this part.');
  return page;
}

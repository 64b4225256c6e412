import { useEffect } from 'react';
import { usePage } from '../page-context.js';

/** Names the screen in the title of the window and for those who link to it. */
export function useHead(title: string, description = ''): void {
  const { head } = usePage();
  const whole = title === '' ? 'Målbar' : `${title} · Målbar`;
  if (head) Object.assign(head, { title: whole, description });
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}

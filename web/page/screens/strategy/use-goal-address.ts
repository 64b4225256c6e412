import { useLocation } from 'react-router';
import { useTexts } from '../../language/texts.js';

/** Where a goal of this strategy is shown, of whom and as of when this screen tells. */
export function useGoalAddress(slug: string): (code: string) => string {
  const { tag } = useTexts();
  const { search } = useLocation();
  return (code) => `/${tag}/strategies/${encodeURIComponent(slug)}/goals/${encodeURIComponent(code)}${search}`;
}

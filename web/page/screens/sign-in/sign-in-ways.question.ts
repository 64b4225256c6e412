import type { Question } from '../../api/ask.js';

export function signInWaysQuestion(): Question<'SignInWays'> {
  return { name: 'SignInWays', variables: {} };
}

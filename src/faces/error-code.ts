import { ERROR_CODES } from '../domain/domain-error.js';
import { publishChoices } from './choices.js';

export const ErrorCodeChoice = publishChoices(
  'ErrorCode',
  ERROR_CODES,
  'What kind of refusal `extensions.code` names.',
  {
    UNAUTHENTICATED: 'Sign in first.',
    FORBIDDEN: 'You may not do this.',
    NOT_FOUND: 'There is no such thing.',
    BAD_INPUT: 'An argument cannot be accepted: `extensions.argument` names it, `extensions.reason` says why.',
    CONFLICT: 'It has been changed meanwhile, or its state does not allow this.',
    NOT_OPEN: 'The reporting round is not open.',
    ALREADY_EXISTS: 'There is already one.',
    LIMIT_EXCEEDED: 'The request asks for too much at once.',
    TOO_MANY_REQUESTS: 'Wait a while.',
    PLAN_FROZEN: 'The plan has been adopted and no longer changes.',
    INTERNAL: 'Our own fault; it has been logged.',
  },
);

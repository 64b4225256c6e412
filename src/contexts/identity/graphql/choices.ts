import { ROLES } from '../../../domain/actor.js';
import { publishChoices } from '../../../faces/choices.js';
import { SIGN_IN_METHODS } from '../tables/sign-in.entity.js';

export const RoleChoice = publishChoices(
  'Role',
  ROLES,
  'What somebody may do in an organisation. A role holds for all organisations below it, too.',
  {
    ADMIN: 'Administers people and keys, and may do all that the other roles may.',
    STRATEGY_OWNER: 'Answers for strategies, goals, indicators and targets.',
    REVIEWER: 'Reviews what was reported.',
    REPORTER: 'Reports figures.',
    VIEWER: 'Sees what is known to members only.',
  },
);

export const SignInMethodChoice = publishChoices('SignInMethod', SIGN_IN_METHODS, 'How somebody signed in.', {
  PASSWORD: 'With email and password.',
  SINGLE_SIGN_ON: 'At the provider that the operator has named.',
  LINK: 'By the link of an invitation or of a forgotten password.',
});

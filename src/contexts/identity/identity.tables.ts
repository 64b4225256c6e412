import { AccountEntity } from './tables/account.entity.js';
import { ApiKeyEntity } from './tables/api-key.entity.js';
import { ExternalIdentityEntity } from './tables/external-identity.entity.js';
import { MailLinkEntity } from './tables/mail-link.entity.js';
import { MembershipEntity } from './tables/membership.entity.js';
import { SignInEntity } from './tables/sign-in.entity.js';
import { SignInAttemptEntity } from './tables/sign-in-attempt.entity.js';
import { SignOnEntity } from './tables/sign-on.entity.js';

export const identityTables = [
  AccountEntity,
  ExternalIdentityEntity,
  MembershipEntity,
  SignInEntity,
  ApiKeyEntity,
  MailLinkEntity,
  SignInAttemptEntity,
  SignOnEntity,
] as const;

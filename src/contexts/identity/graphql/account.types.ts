import { Field, Int, ObjectType } from '@nestjs/graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import type { Role } from '../../../domain/actor.js';
import type { Language } from '../../../domain/plan/localised-text.js';
import { Access } from '../../../faces/access.js';
import { connectionTypes } from '../../../faces/connection.js';
import { LanguageChoice } from '../../../faces/language.js';
import { Node } from '../../../faces/node.js';
import type { SignInMethod } from '../tables/sign-in.entity.js';
import { RoleChoice, SignInMethodChoice } from './choices.js';

@ObjectType({
  implements: () => [Node],
  description:
    'Somebody who can sign in. Known to itself and to the administrators of an organisation in which it has a role.',
})
export class Account extends Node {
  @Access('ACCOUNT')
  @Field(() => String, { description: 'What it is called.' })
  name: string;

  @Access('ACCOUNT')
  @Field(() => String, { description: 'What it signs in with, in lower case.' })
  email: string;

  @Access('ACCOUNT')
  @Field(() => LanguageChoice, { description: 'The language of its mail.' })
  language: Language;

  @Access('ACCOUNT')
  @Field(() => Boolean, { description: 'An account of the sample, whose password is no secret.' })
  isSample: boolean;

  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, { description: 'When it was invited.' })
  createdAt: string;
}

@ObjectType({ description: 'What may be done with an account, by whoever asks.' })
export class AccountAbilities {
  @Field(() => Boolean, { description: 'Remove it.' })
  remove: boolean;
}

@ObjectType({ description: 'A role in an organisation.' })
export class Membership {
  @Access('ACCOUNT')
  @Field(() => RoleChoice, { description: 'The role.' })
  role: Role;
}

@ObjectType({ description: 'A browser in which an account is signed in.' })
export class SignIn {
  @Access('ACCOUNT')
  @Field(() => SignInMethodChoice, { description: 'How it signed in.' })
  method: SignInMethod;

  @Access('ACCOUNT')
  @Field(() => String, { description: 'What the browser said of itself when it signed in.' })
  browser: string;

  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, { description: 'When it signed in.' })
  createdAt: string;

  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, { description: 'When it was last seen, to about five minutes.' })
  lastSeenAt: string;

  @Access('ACCOUNT')
  @Field(() => GraphQLDateTime, { description: 'When it ends at the latest.' })
  expiresAt: string;
}

@ObjectType({ description: 'Whoever is signed in and asks.' })
export class Viewer {
  @Access('ACCOUNT')
  @Field(() => Account, { description: 'The account.' })
  account: Account;
}

@ObjectType({ description: 'An account of the sample, known to everybody.' })
export class SampleAccount {
  @Field(() => String, { description: 'What to sign in with.' })
  email: string;

  @Field(() => String, { description: 'Its password, which is no secret.' })
  password: string;

  @Field(() => RoleChoice, { description: 'Its role in the sample.' })
  role: Role;
}

@ObjectType({ description: 'The ways in which somebody can sign in on this server.' })
export class SignInWays {
  @Field(() => String, {
    nullable: true,
    description: 'What the provider of single sign-on is called; null where there is none.',
  })
  singleSignOn: string | null;

  @Field(() => [SampleAccount], {
    description: 'Accounts to try the sample with, each with its password; none where there is no sample.',
  })
  sampleAccounts: readonly SampleAccount[];

  @Field(() => Int, { description: 'The fewest characters of a password that is chosen here.' })
  passwordLength: number;
}

export const AccountConnection = connectionTypes(Account, 'Account', 'accounts');

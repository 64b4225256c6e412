import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, Length, Matches, MaxLength } from 'class-validator';
import type { Role } from '../../../domain/actor.js';
import type { Language } from '../../../domain/plan/localised-text.js';
import { LanguageChoice } from '../../../faces/language.js';
import { OrganisationRef } from '../../organisations/graphql/organisation.input.js';
import { RoleChoice } from './choices.js';

/** Of an address, by RFC 5321. */
const LONGEST_EMAIL = 254;
const LONGEST_NAME = 200;
/** More than any password may have, so that the reason is told by the rules for passwords. */
const LONGEST_PASSWORD_SENT = 1_000;
const LONGEST_LINK = 200;

@InputType({ description: 'Email and password.' })
export class SignInInput {
  @Field(() => String, { description: 'The email, in any case.' })
  @Length(1, LONGEST_EMAIL)
  email: string;

  @Field(() => String, { description: 'The password.' })
  @Length(1, LONGEST_PASSWORD_SENT)
  password: string;
}

@InputType({ description: 'A password for whoever was sent a link.' })
export class SetPasswordInput {
  @Field(() => String, { description: 'What the address of the link has behind its #.' })
  @Length(1, LONGEST_LINK)
  link: string;

  @Field(() => String, { description: 'The password: at least as long as `signInWays` says, at most 200 characters.' })
  @MaxLength(LONGEST_PASSWORD_SENT)
  password: string;

  @Field(() => String, {
    nullable: true,
    description: 'What the first administrator is called; not given in all other cases.',
  })
  @IsOptional()
  @Length(1, LONGEST_NAME)
  @Matches(/\S/, { message: 'name must not be blank' })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the first administrator signs in with; not given in all other cases.',
  })
  @IsOptional()
  @Length(1, LONGEST_EMAIL)
  email?: string | null;
}

@InputType({ description: 'Another password for oneself.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The password until now.' })
  @Length(1, LONGEST_PASSWORD_SENT)
  current: string;

  @Field(() => String, {
    description: 'The password from now on: at least as long as `signInWays` says, at most 200 characters.',
  })
  @MaxLength(LONGEST_PASSWORD_SENT)
  password: string;
}

@InputType({ description: 'A forgotten password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'The email of the account, in any case.' })
  @Length(1, LONGEST_EMAIL)
  email: string;
}

@InputType({ description: 'A change of oneself. What is not given stays.' })
export class UpdateAccountInput {
  @Field(() => String, { nullable: true, description: 'What you are called, 1 to 200 characters.' })
  @IsOptional()
  @Length(1, LONGEST_NAME)
  @Matches(/\S/, { message: 'name must not be blank' })
  name?: string | null;

  @Field(() => LanguageChoice, { nullable: true, description: 'The language of your mail.' })
  language?: Language | null;
}

@InputType({ description: 'Somebody who is to work here.' })
export class InviteInput {
  @Field(() => String, { description: 'Where the invitation is sent, and what the account signs in with.' })
  @Length(1, LONGEST_EMAIL)
  email: string;

  @Field(() => String, { description: 'What it is called, 1 to 200 characters.' })
  @Length(1, LONGEST_NAME)
  @Matches(/\S/, { message: 'name must not be blank' })
  name: string;

  @Field(() => LanguageChoice, { description: 'The language of the invitation and of later mail.' })
  language: Language;

  @Field(() => RoleChoice, { description: 'Its role.' })
  role: Role;

  @Field(() => OrganisationRef, {
    nullable: true,
    description: 'Where the role holds, with all organisations below; everywhere where not given.',
  })
  organisation?: OrganisationRef | null;
}

@InputType({ description: 'A role of an account in an organisation.' })
export class RoleInput {
  @Field(() => ID, { description: 'The account.' })
  account: string;

  @Field(() => RoleChoice, { description: 'The role.' })
  role: Role;

  @Field(() => OrganisationRef, {
    nullable: true,
    description: 'Where it holds, with all organisations below; everywhere where not given.',
  })
  organisation?: OrganisationRef | null;
}

@InputType({ description: 'Roles that somebody else is to have from now on.' })
export class HandOverInput {
  @Field(() => ID, { description: 'Who gives them away.' })
  from: string;

  @Field(() => ID, { description: 'Who gets them.' })
  to: string;
}

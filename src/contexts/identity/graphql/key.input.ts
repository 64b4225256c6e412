import { Field, InputType } from '@nestjs/graphql';
import { Length, Matches } from 'class-validator';
import { GraphQLDate } from 'graphql-scalars';
import type { Role } from '../../../domain/actor.js';
import { OrganisationRef } from '../../organisations/graphql/organisation.input.js';
import { RoleChoice } from './choices.js';

@InputType({ description: 'A key to be made.' })
export class CreateKeyInput {
  @Field(() => String, { description: 'What it is for, 1 to 200 characters.' })
  @Length(1, 200)
  @Matches(/\S/, { message: 'purpose must not be blank' })
  purpose: string;

  @Field(() => RoleChoice, { description: 'What it may do.' })
  role: Role;

  @Field(() => OrganisationRef, {
    nullable: true,
    description: 'Where it holds, with all organisations below; everywhere where not given.',
  })
  organisation?: OrganisationRef | null;

  @Field(() => GraphQLDate, { description: 'Its last day, UTC, at most two years from now.' })
  expiresOn: Date;
}

import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, Matches, ValidateNested } from 'class-validator';
import { BadInput } from '../../../domain/domain-error.js';
import { idOf } from '../../../faces/global-id.js';
import { LocalisedText } from '../../../faces/localised-text.input.js';
import type { OrganisationKind } from '../organisation-kind.js';
import type { OrganisationRef as Ref } from '../organisation-ref.js';
import { OrganisationKindChoice } from './organisation-kind.choice.js';

const LONGEST_CODE = 100;

@InputType({ description: 'An organisation: its id, or its code together with its country.' })
export class OrganisationRef {
  @Field(() => ID, { nullable: true, description: 'Its id.' })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Its code; needs the country beside it.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2, e.g. "DK".' })
  country?: string | null;
}

@InputType({ description: 'Inhabitants in a year.' })
export class PopulationInput {
  @Field(() => Int, { description: 'The year.' })
  year: number;

  @Field(() => Int, { description: 'Inhabitants, at least 1.' })
  population: number;
}

@InputType({ description: 'A new organisation.' })
export class AddOrganisationInput {
  @Field(() => String, {
    description: 'Unique within its country: DK "0101", a department "0101-indkob". Leading zeros count.',
  })
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u, {
    message: 'code must be 1 to 60 letters, digits, dots, hyphens or underscores, beginning with a letter or digit',
  })
  code: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2, e.g. "DK".' })
  @Matches(/^[A-Z]{2}$/, { message: 'country must be two capital letters' })
  country: string;

  @Field(() => OrganisationKindChoice, { description: 'What it is.' })
  kind: OrganisationKind;

  @Field(() => [LocalisedText], { description: 'In one or more languages, the original first.' })
  @ValidateNested({ each: true })
  @Type(() => LocalisedText)
  name: LocalisedText[];

  @Field(() => OrganisationRef, { nullable: true, description: 'The organisation it is a part of.' })
  parent?: OrganisationRef | null;

  @Field(() => [PopulationInput], { nullable: true, description: 'Inhabitants, where they are known.' })
  @IsOptional()
  @ArrayMaxSize(200)
  populations?: PopulationInput[] | null;
}

/** The reference with the database's id in place of the global one. */
export function refOf({ id, code, country }: OrganisationRef, argument: string): Ref {
  if ((code?.length ?? 0) > LONGEST_CODE) {
    throw new BadInput(`${argument}.code`, 'too_long', `A code has at most ${LONGEST_CODE} characters.`);
  }
  return {
    ...(id ? { id: idOf('Organisation', id, `${argument}.id`) } : {}),
    ...(code ? { code } : {}),
    ...(country ? { country } : {}),
  };
}

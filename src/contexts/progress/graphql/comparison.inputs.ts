import { ArgsType, Field, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { BadInput } from '../../../domain/domain-error.js';
import { OrganisationRef, refOf } from '../../organisations/graphql/organisation.input.js';
import type { Peers } from '../comparison-question.js';

export const LARGEST_PAGE_COMPARED = 1_000;

@InputType({
  description: 'Among whom: either the participants named, or those of about the size of one, with that one.',
})
export class PeersInput {
  @Field(() => [OrganisationRef], { nullable: true, description: 'These participants.' })
  organisations?: OrganisationRef[] | null;

  @Field(() => OrganisationRef, {
    nullable: true,
    description: 'This participant, and those with the most similar number of inhabitants.',
  })
  similarTo?: OrganisationRef | null;

  @Field(() => Int, {
    nullable: true,
    defaultValue: 10,
    description: 'With `similarTo`: how many others, 1 to 200.',
  })
  count?: number | null;
}

@ArgsType()
export class ComparisonArguments {
  @Field(() => [Int], { description: 'In which years, 1 to 50 of them, none twice. The latest one ranks.' })
  years: number[];

  @Field(() => PeersInput, { nullable: true, description: 'Among whom. Without it, all participants.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeersInput)
  peers?: PeersInput | null;

  @Field(() => Int, {
    defaultValue: 50,
    description: `Rows on a page, 0 to ${LARGEST_PAGE_COMPARED.toLocaleString('en-GB')}.`,
  })
  first: number;

  @Field(() => String, { nullable: true, description: '`endCursor` of the page before.' })
  after?: string | null;
}

/** @throws BadInput `needs_organisations_or_similar_to` */
export function peersOf({ peers }: ComparisonArguments): Peers | null {
  if (!peers) return null;
  const { organisations, similarTo, count } = peers;
  if (organisations && !similarTo) {
    return { organisations: organisations.map((ref, index) => refOf(ref, `peers.organisations[${index}]`)) };
  }
  if (similarTo && !organisations) return { similarTo: refOf(similarTo, 'peers.similarTo'), count: count ?? 10 };
  throw new BadInput(
    'peers',
    'needs_organisations_or_similar_to',
    "Name the participants in 'organisations', or one in 'similarTo'; not both.",
  );
}

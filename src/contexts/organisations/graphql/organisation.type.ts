import { Field, Int, ObjectType } from '@nestjs/graphql';
import { connectionTypes } from '../../../faces/connection.js';
import { Node } from '../../../faces/node.js';
import type { OrganisationKind } from '../organisation-kind.js';
import { OrganisationKindChoice } from './organisation-kind.choice.js';

@ObjectType({
  implements: () => [Node],
  description: 'A municipality, a department, an association: whoever owns strategies, takes part in them or reports.',
})
export class Organisation extends Node {
  @Field(() => String, {
    description:
      'Text, leading zeros count; unique within its country: DK "0101", SE "0180", a department "0101-indkob".',
  })
  code: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country: string;

  @Field(() => OrganisationKindChoice, { description: 'What it is.' })
  kind: OrganisationKind;

  @Field(() => Int, { nullable: true, description: 'First year of its existence, where known.' })
  validFrom: number | null;

  @Field(() => Int, { nullable: true, description: 'Last year of its existence; null while it exists.' })
  validTo: number | null;
}

export const OrganisationConnection = connectionTypes(Organisation, 'Organisation', 'organisations');

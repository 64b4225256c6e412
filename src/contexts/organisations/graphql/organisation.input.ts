import { Field, ID, InputType } from '@nestjs/graphql';
import { BadInput } from '../../../domain/domain-error.js';
import { idOf } from '../../../faces/global-id.js';
import type { OrganisationRef as Ref } from '../organisation-ref.js';

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

import { Args, Query, Resolver } from '@nestjs/graphql';
import { Access } from '../../../faces/access.js';
import { type Assessment, assess } from '../assess.js';
import { AssessInput } from './assess.input.js';
import { IndicatorProgress } from './progress.types.js';

@Resolver()
export class AssessResolver {
  @Access('PUBLIC')
  @Query(() => IndicatorProgress, {
    description:
      "What numbers would be judged, by the calculation that judges everything, as one organisation's own. Nothing is stored. Refused as in a plan and a report: not_a_level, duplicate_year, observation_in_future, …",
  })
  assess(@Args('input', { description: 'The numbers.' }) input: AssessInput): Assessment {
    return assess(input, new Date().getUTCFullYear());
  }
}

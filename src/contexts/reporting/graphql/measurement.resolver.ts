import { Args, Context, ID, Int, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { stateAfter } from '../../../domain/review/moves.js';
import { warningsOf } from '../../../domain/review/warnings.js';
import { Access } from '../../../faces/access.js';
import { connectionOf, PageArguments, sliceOf } from '../../../faces/connection.js';
import { globalId, idOf } from '../../../faces/global-id.js';
import type { RequestContext } from '../../../faces/request-context.js';
import { OrganisationRef, refOf } from '../../organisations/graphql/organisation.input.js';
import { OrganisationLoaders } from '../../organisations/graphql/organisation.loaders.js';
import { Organisation } from '../../organisations/graphql/organisation.type.js';
import { PlanLoaders } from '../../planning/graphql/plan.loaders.js';
import { Indicator } from '../../planning/graphql/plan.types.js';
import type { IndicatorEntity } from '../../planning/tables/indicator.entity.js';
import type { ShownRevision } from '../measurement.store.js';
import type { StatedMeasurement } from '../report-measurements.js';
import { ReportingService } from '../reporting.service.js';
import type { MeasurementEntity } from '../tables/measurement.entity.js';
import { type MeasurementInput, SaveMeasurementInput, SubmitMeasurementsInput } from './measurement.inputs.js';
import { MeasurementLoaders } from './measurement.loaders.js';
import {
  Measurement,
  MeasurementAbilities,
  MeasurementConnection,
  Revision,
  RevisionConnection,
  SubmitMeasurementsResult,
} from './measurement.types.js';

@Resolver(() => Measurement)
export class MeasurementResolver {
  constructor(private readonly reporting: ReportingService) {}

  @Access('POLICY')
  @Mutation(() => Measurement, {
    description:
      'Saves a draft: what was submitted before goes on counting. Refused: above_maximum, value_and_missing, stale_version, …',
  })
  saveMeasurement(
    @Args('input', { description: 'The measurement.' }) input: SaveMeasurementInput,
    @Context() { actor }: RequestContext,
  ) {
    return this.reporting.saveMeasurement(actor, statedOf(input.measurement, 'measurement'));
  }

  @Access('POLICY')
  @Mutation(() => SubmitMeasurementsResult, {
    description:
      'Submits measurements. Those that cannot be accepted are listed with their reasons; the others are stored.',
  })
  async submitMeasurements(
    @Args('input', { description: 'The measurements.' }) input: SubmitMeasurementsInput,
    @Context() { actor, partsRefused }: RequestContext,
  ) {
    const measurements = input.measurements.map((measurement, index) =>
      statedOf(measurement, `measurements[${index}]`),
    );
    const outcome = await this.reporting.submitMeasurements(actor, measurements, input.idempotencyKey ?? null);
    for (const { code, reason } of outcome.refused) {
      if (code === 'FORBIDDEN') partsRefused.set(reason, 'submitMeasurements');
    }
    return outcome;
  }

  @ResolveField(() => ID)
  id(@Parent() { id }: MeasurementEntity): string {
    return globalId('Measurement', id);
  }

  @Access('PUBLIC')
  @ResolveField(() => Indicator, { description: 'The indicator.' })
  indicator(@Parent() { indicatorId }: MeasurementEntity, @Context() context: RequestContext) {
    return context.use(PlanLoaders).indicator.load(indicatorId);
  }

  @Access('NARROWED')
  @ResolveField(() => Organisation, { description: 'Whose figure it is.' })
  organisation(@Parent() { organisationId }: MeasurementEntity, @Context() context: RequestContext) {
    return context.use(OrganisationLoaders).get(organisationId);
  }

  @Access('NARROWED')
  @ResolveField(() => [String], {
    description:
      'What looks odd and was accepted all the same: `more_than_whole` where a SHARE is of more than its whole, `not_aggregated_without_parts` where a value came without the numerator and denominator that aggregates need.',
  })
  async warnings(@Parent() measurement: MeasurementEntity, @Context() context: RequestContext) {
    return warningsOf(await context.use(PlanLoaders).indicator.load(measurement.indicatorId), measurement);
  }

  @Access('NARROWED')
  @ResolveField(() => RevisionConnection, { description: 'Everything it has said, the first one first.' })
  async revisions(
    @Parent() { id }: MeasurementEntity,
    @Args() page: PageArguments,
    @Context() context: RequestContext,
  ) {
    const found = await context.use(MeasurementLoaders).revisions.load({ of: id, ...sliceOf(page, ['number']) });
    return connectionOf(page, found, ({ version }) => [String(version)]);
  }

  @Access('NARROWED')
  @ResolveField(() => MeasurementAbilities, { description: 'What you may do with it.' })
  async viewerMay(@Parent() { organisationId, state }: MeasurementEntity, @Context() context: RequestContext) {
    const may = await context.use(MeasurementLoaders).maySubmitFor.load(organisationId);
    return { save: may && stateAfter('save', state) !== null, submit: may && stateAfter('submit', state) !== null };
  }
}

@Resolver(() => Revision)
export class RevisionResolver {
  @Access('NARROWED')
  @ResolveField(() => String, { nullable: true, description: 'Who wrote it.' })
  by(@Parent() { by }: ShownRevision): string | null {
    return by;
  }
}

@Resolver(() => Indicator)
export class MeasurementsOfIndicatorResolver {
  @Access('NARROWED')
  @ResolveField(() => MeasurementConnection, {
    description: 'What organisations reported of it, the latest year first.',
  })
  async measurements(
    @Parent() { id }: IndicatorEntity,
    @Args() page: PageArguments,
    @Context() context: RequestContext,
    @Args('organisation', {
      type: () => OrganisationRef,
      nullable: true,
      description: 'Only those of this organisation.',
    })
    organisation?: OrganisationRef | null,
    @Args('year', { type: () => Int, nullable: true, description: 'Only those of this year.' }) year?: number | null,
  ) {
    const slice = sliceOf(page, ['number', 'id']);
    const whose = organisation
      ? await context.use(OrganisationLoaders).byRef.load(refOf(organisation, 'organisation'))
      : null;
    const found = await context
      .use(MeasurementLoaders)
      .ofIndicator.load({ of: id, organisationId: whose?.id ?? null, year: year ?? null, ...slice });
    return connectionOf(page, found, (measurement) => [String(measurement.year), measurement.id]);
  }
}

function statedOf(input: MeasurementInput, path: string): StatedMeasurement {
  return {
    ...input,
    indicator: idOf('Indicator', input.indicator, `${path}.indicator`),
    organisation: refOf(input.organisation, `${path}.organisation`),
  };
}

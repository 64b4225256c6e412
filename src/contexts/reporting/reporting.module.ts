import { Module } from '@nestjs/common';
import {
  MeasurementResolver,
  MeasurementsOfIndicatorResolver,
  RevisionResolver,
} from './graphql/measurement.resolver.js';
import { AbilitiesOfOrganisationResolver } from './graphql/organisation-ability.resolver.js';
import { ReportingService } from './reporting.service.js';

@Module({
  providers: [
    ReportingService,
    AbilitiesOfOrganisationResolver,
    MeasurementResolver,
    MeasurementsOfIndicatorResolver,
    RevisionResolver,
  ],
})
export class ReportingModule {}

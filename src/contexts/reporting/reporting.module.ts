import { Module } from '@nestjs/common';
import {
  MeasurementResolver,
  MeasurementsOfIndicatorResolver,
  RevisionResolver,
} from './graphql/measurement.resolver.js';
import { ReportingService } from './reporting.service.js';

@Module({ providers: [ReportingService, MeasurementResolver, MeasurementsOfIndicatorResolver, RevisionResolver] })
export class ReportingModule {}

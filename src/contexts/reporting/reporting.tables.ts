import { MeasurementEntity } from './tables/measurement.entity.js';
import { MeasurementRevisionEntity } from './tables/measurement-revision.entity.js';
import { SubmissionEntity } from './tables/submission.entity.js';

export const reportingTables = [MeasurementEntity, MeasurementRevisionEntity, SubmissionEntity] as const;

import { ImportRunEntity } from './tables/import-run.entity.js';
import { StagedMeasurementEntity } from './tables/staged-measurement.entity.js';
import { StagedTargetEntity } from './tables/staged-target.entity.js';

export const exchangeTables = [ImportRunEntity, StagedMeasurementEntity, StagedTargetEntity] as const;

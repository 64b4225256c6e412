import { JointFigureEntity } from './tables/joint-figure.entity.js';
import { KeptIndicatorEntity } from './tables/kept-indicator.entity.js';
import { LeafFigureEntity } from './tables/leaf-figure.entity.js';
import { LeafParticipationEntity } from './tables/leaf-participation.entity.js';
import { OrganisationFigureEntity } from './tables/organisation-figure.entity.js';

export const aggregatesTables = [
  LeafFigureEntity,
  LeafParticipationEntity,
  OrganisationFigureEntity,
  JointFigureEntity,
  KeptIndicatorEntity,
] as const;

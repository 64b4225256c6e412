import { OrganisationEntity } from './tables/organisation.entity.js';
import { PopulationEntity } from './tables/population.entity.js';

export const organisationsTables = [OrganisationEntity, PopulationEntity] as const;

import { Module } from '@nestjs/common';
import { OrganisationResolver } from './graphql/organisation.resolver.js';
import { OrganisationService } from './organisation.service.js';

@Module({ providers: [OrganisationService, OrganisationResolver] })
export class OrganisationsModule {}

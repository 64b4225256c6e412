import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_PIPE, DiscoveryModule, DiscoveryService, HttpAdapterHost } from '@nestjs/core';
import { GraphQLModule, GraphQLSchemaHost } from '@nestjs/graphql';
import { HistoryModule } from './contexts/history/history.module.js';
import { IdentityLoaders } from './contexts/identity/graphql/identity.loaders.js';
import { IdentityModule } from './contexts/identity/identity.module.js';
import { OrganisationLoaders } from './contexts/organisations/graphql/organisation.loaders.js';
import { OrganisationsModule } from './contexts/organisations/organisations.module.js';
import { PlanLoaders } from './contexts/planning/graphql/plan.loaders.js';
import { PlanningModule } from './contexts/planning/planning.module.js';
import { ProgressModule } from './contexts/progress/progress.module.js';
import { MeasurementLoaders } from './contexts/reporting/graphql/measurement.loaders.js';
import { ReportingModule } from './contexts/reporting/reporting.module.js';
import { Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { BuiltPages } from './faces/built-pages.js';
import { ErrorFilter } from './faces/error.filter.js';
import { type Execution, GRAPHQL_PATH, graphqlOptions } from './faces/graphql-options.js';
import { InputPipe } from './faces/input-pipe.js';
import { LastSeen } from './faces/last-seen.js';
import { listeningOrigin } from './faces/listening-origin.js';
import { NODE_FINDERS, type NodeFinders } from './faces/node.registry.js';
import { NodeResolver } from './faces/node.resolver.js';
import { OwnApi } from './faces/own-api.js';
import { PageController } from './faces/page.controller.js';
import { PageRenderer } from './faces/page-renderer.js';
import { RefusalRecorder } from './faces/record-refusals.js';
import type { RequestParts } from './faces/request-parts.js';
import { SchemaController } from './faces/schema.controller.js';
import { SubscriptionServer } from './faces/subscriptions/subscription-server.js';
import type { ServerSettings } from './own-secret.js';
import { isOpenToOthers } from './settings-network.js';

/** How `node(id)` finds each type that has an id. */
const nodeFinders: NodeFinders = {
  Organisation: (context, id) => context.use(OrganisationLoaders).byId.load(id),
  Strategy: (context, id) => context.use(PlanLoaders).find('strategy', id),
  Theme: (context, id) => context.use(PlanLoaders).find('theme', id),
  Goal: (context, id) => context.use(PlanLoaders).find('goal', id),
  Indicator: (context, id) => context.use(PlanLoaders).find('indicator', id),
  GoalIndicator: (context, id) => context.use(PlanLoaders).find('goalIndicator', id),
  Participation: (context, id) => context.use(PlanLoaders).find('participation', id),
  Measurement: (context, id) => context.use(MeasurementLoaders).byId.load(id),
  Account: (context, id) => context.use(IdentityLoaders).account.load(id),
  ApiKey: (context, id) => context.use(IdentityLoaders).key.load(id),
};

interface AppParts {
  readonly execution: Execution;
  readonly pages: BuiltPages;
  readonly requests: RequestParts;
}

@Module({})
export class AppModule {
  static with(settings: ServerSettings, database: Database, { execution, pages, requests }: AppParts): DynamicModule {
    const documents = pages.documents();
    return {
      module: AppModule,
      imports: [
        DatabaseModule.with(database),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          imports: [DiscoveryModule],
          inject: [DiscoveryService],
          useFactory: (discovery: DiscoveryService) =>
            graphqlOptions(database, settings, {
              execution,
              refusals: requests.refusals,
              documents,
              resolvers: () => instancesIn(discovery),
            }),
        }),
        HistoryModule,
        OrganisationsModule,
        IdentityModule.with({
          settings: { ...settings, isOpen: isOpenToOthers(settings) },
          mail: { ...settings.mail, dataDirectory: settings.dataDirectory },
          signOn: settings.signOn,
          address: ({ httpAdapter }) => ({
            stated: settings.origin,
            origin: () => settings.origin ?? listeningOrigin(httpAdapter.getHttpServer()),
          }),
        }),
        PlanningModule,
        ReportingModule,
        ProgressModule,
      ],
      controllers: [PageController, SchemaController],
      providers: [
        { provide: BuiltPages, useValue: pages },
        OwnApi,
        PageRenderer,
        NodeResolver,
        {
          provide: SubscriptionServer,
          inject: [HttpAdapterHost, GraphQLSchemaHost],
          useFactory: ({ httpAdapter }: HttpAdapterHost, host: GraphQLSchemaHost) =>
            new SubscriptionServer({
              ...requests,
              database,
              limits: settings.limits,
              mostSockets: settings.mostSockets,
              path: GRAPHQL_PATH,
              schema: () => host.schema,
              server: () => httpAdapter.getHttpServer(),
              express: () => httpAdapter.getInstance(),
            }),
        },
        { provide: LastSeen, useFactory: () => requests.lastSeen },
        { provide: RefusalRecorder, useFactory: () => requests.refusals },
        { provide: NODE_FINDERS, useValue: nodeFinders },
        { provide: APP_FILTER, useClass: ErrorFilter },
        { provide: APP_PIPE, useClass: InputPipe },
      ],
    };
  }
}

function instancesIn(discovery: DiscoveryService): object[] {
  return discovery.getProviders().flatMap(({ instance }): object[] => (instance instanceof Object ? [instance] : []));
}

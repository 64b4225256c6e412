import 'reflect-metadata';
import { AsyncResource } from 'node:async_hooks';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { Express, NextFunction, Request, RequestHandler, Response } from 'express';
import { AppModule } from './app.module.js';
import { keepLacking } from './contexts/aggregates/keep-lacking.js';
import { tables } from './contexts/tables.js';
import { requireAppendOnly } from './database/append-only.js';
import { Database } from './database/database.js';
import { openStorage } from './database/open-storage.js';
import { AnswerCache } from './faces/answer-cache.js';
import { BuiltPages } from './faces/built-pages.js';
import { cacheVersions } from './faces/cache-versions.js';
import { notStored } from './faces/graphql-caching.js';
import { type Execution, GRAPHQL_PATH } from './faces/graphql-options.js';
import type { OwnNames } from './faces/own-names.js';
import { pageFiles } from './faces/page-files.js';
import { putBefore } from './faces/put-before.js';
import { rateLimited } from './faces/rate-limited.js';
import { requestParts } from './faces/request-parts.js';
import { printedSchema } from './faces/schema.controller.js';
import { securityHeaders } from './faces/security-headers.js';
import { type ServerSettings, withSecret } from './own-secret.js';
import { refuseSampleAccounts } from './refuse-sample-accounts.js';
import type { Settings } from './settings.js';
import { isOpenToOthers } from './settings-network.js';

/** Room for 500 measurements with a note of 2,000 characters each, in any of our languages. */
const LARGEST_BODY = '3mb';

export interface RunningServer {
  /** `http://127.0.0.1:3000`, without a slash at the end. */
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly database: Database;
  /** Begins to load what makes the pages, so that the first visitor does not wait for it. */
  loadPages(): void;
  close(): Promise<void>;
}

/** Migrations are applied on the embedded database; on PostgreSQL they are the operator's to run. */
export class MigrationsPending extends Error {
  constructor(names: readonly string[]) {
    super(`The database lacks ${names.length} migration(s): ${names.join(', ')}. Run 'npx maalbar migrate' first.`);
    this.name = 'MigrationsPending';
  }
}

/** The port is taken, or not ours to take. */
export class CannotListen extends Error {
  constructor({ host, port }: Settings, cause: unknown) {
    const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    super(`Cannot listen on ${host}:${port} (${why}). Set PORT to a free one.`, { cause });
    this.name = 'CannotListen';
  }
}

export async function openDatabase(settings: Settings, now = () => new Date().toISOString()): Promise<Database> {
  return new Database(await openStorage(settings, { tables, now }));
}

/** Applies the migrations that are missing, and makes what an older version did not keep; answers their names. */
export async function migrateDatabase(database: Database): Promise<string[]> {
  const applied = await database.storage.migrate();
  await keepLacking(database);
  return applied;
}

/** Makes a database ready for whoever writes to it. On PostgreSQL migrations are the operator's to run. */
export async function prepareDatabase(database: Database, { databaseUrl }: Settings): Promise<void> {
  if (databaseUrl === null) await database.storage.migrate();
  const pending = await database.storage.pendingMigrations();
  if (pending.length > 0) throw new MigrationsPending(pending);
  await keepLacking(database);
}

interface Start {
  readonly prepare?: (database: Database) => Promise<void>;
  readonly now?: () => string;
  readonly execution?: Execution;
  /** Without it, those that were built beside the code. */
  readonly pages?: BuiltPages;
}

/** Opens the database, and listens. `prepare` runs in between, on a database that is migrated. */
export async function startServer(
  settings: Settings,
  { prepare, now, execution = 'compiled', pages = new BuiltPages() }: Start = {},
): Promise<RunningServer> {
  const database = await openDatabase(settings, now);
  try {
    await prepareDatabase(database, settings);
    await requireAppendOnly(database.storage);
    await prepare?.(database);
    if (isOpenToOthers(settings)) await refuseSampleAccounts(database);
    const app = await createApp(await withSecret(settings), database, { execution, pages });
    await app.listen(settings.port, settings.host).catch(async (error: unknown) => {
      await app.close();
      throw new CannotListen(settings, error);
    });
    return {
      url: (await app.getUrl()).replace('[::1]', 'localhost'),
      app,
      database,
      loadPages: () => {
        pages.render().catch((error: unknown) => new Logger('Page').error(error));
      },
      close: async () => {
        await app.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The GraphQL schema of a running server, as text. */
export function schemaOf({ app }: RunningServer): string {
  return printedSchema(app.get(GraphQLSchemaHost));
}

async function createApp(
  settings: ServerSettings,
  database: Database,
  { execution, pages }: Required<Pick<Start, 'execution' | 'pages'>>,
): Promise<NestExpressApplication> {
  const requests = requestParts(settings, database);
  const module = AppModule.with(settings, database, { execution, pages, requests });
  const app = await NestFactory.create<NestExpressApplication>(module, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  app.disable('x-powered-by');
  if (settings.trustedProxies.length > 0) app.set('trust proxy', settings.trustedProxies);
  app.use(refuseForeignHosts(requests.own));
  app.use(securityHeaders(settings.origin));
  app.use(compression());
  app.use(pageFiles(pages.files));
  app.use(GRAPHQL_PATH, notStored);
  // Who asks is looked up when the whole body is there: a key may be revoked while it comes.
  app.useBodyParser('json', { limit: LARGEST_BODY });
  app.useBodyParser('urlencoded', { extended: true });
  app.use(requests.identifier.before);
  app.use((_request: Request, response: Response, next: NextFunction) => {
    database.inRequest(() => {
      // A visitor who leaves does so outside of any request.
      const end = AsyncResource.bind(() => database.endRequest());
      response.once('close', () => {
        end().catch((error: unknown) => new Logger('Request').error(error));
      });
      next();
    });
  });
  const cache = new AnswerCache(cacheVersions(database), GRAPHQL_PATH);
  putBefore(app.getHttpServer(), (behind) => cache.before(behind));
  const express: Express = app.getHttpAdapter().getInstance();
  putBefore(app.getHttpServer(), rateLimited({ limit: requests.limit, express, path: GRAPHQL_PATH }));
  return app;
}

function refuseForeignHosts(own: OwnNames): RequestHandler {
  return (request, response, next) => {
    const elsewhere = own.elsewhere(request);
    if (elsewhere === null) next();
    else response.status(421).type('text/plain').send(elsewhere);
  };
}

import 'reflect-metadata';
import { AsyncResource } from 'node:async_hooks';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { AppModule } from './app.module.js';
import { keepLacking } from './contexts/aggregates/keep-lacking.js';
import { tables } from './contexts/tables.js';
import { requireAppendOnly } from './database/append-only.js';
import { Database } from './database/database.js';
import { openStorage } from './database/open-storage.js';
import { AnswerCache } from './faces/answer-cache.js';
import { cacheVersions } from './faces/cache-versions.js';
import { type Execution, GRAPHQL_PATH } from './faces/graphql-options.js';
import { putBefore } from './faces/put-before.js';
import { printedSchema } from './faces/schema.controller.js';
import { isLoopback, type Settings } from './settings.js';

/** Room for 500 measurements with a note of 2,000 characters each, in any of our languages. */
const LARGEST_BODY = '3mb';
const BUILT_PAGES = fileURLToPath(new URL('../web/dist', import.meta.url));

export interface RunningServer {
  /** `http://127.0.0.1:3000`, without a slash at the end. */
  readonly url: string;
  readonly app: NestExpressApplication;
  readonly database: Database;
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

/** Opens the database, and listens. `prepare` runs in between, on a database that is migrated. */
export async function startServer(
  settings: Settings,
  {
    prepare,
    now,
    execution = 'compiled',
  }: { prepare?: (database: Database) => Promise<void>; now?: () => string; execution?: Execution } = {},
): Promise<RunningServer> {
  const database = await openDatabase(settings, now);
  try {
    await prepareDatabase(database, settings);
    await requireAppendOnly(database.storage);
    await prepare?.(database);
    const app = await createApp(settings, database, execution);
    await app.listen(settings.port, settings.host).catch(async (error: unknown) => {
      await app.close();
      throw new CannotListen(settings, error);
    });
    return {
      url: (await app.getUrl()).replace('[::1]', 'localhost'),
      app,
      database,
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
  settings: Settings,
  database: Database,
  execution: Execution,
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.with(settings, database, execution), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  app.disable('x-powered-by');
  app.use(refuseForeignHosts);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          // The editor of the explorer writes its own style elements.
          styleSrc: ["'self'", "'unsafe-inline'"],
          workerSrc: ["'self'", 'blob:'],
          fontSrc: ["'self'", 'data:'],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
      },
      strictTransportSecurity: false,
    }),
  );
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
  app.useBodyParser('json', { limit: LARGEST_BODY });
  if (existsSync(BUILT_PAGES)) app.useStaticAssets(BUILT_PAGES, { setHeaders: keepFingerprinted });
  const cache = new AnswerCache(cacheVersions(database), GRAPHQL_PATH);
  putBefore(app.getHttpServer(), (behind) => cache.before(behind));
  return app;
}

/** What has its content's fingerprint in its name never changes; everything else is asked for anew. */
function keepFingerprinted(response: Response, path: string): void {
  const isFingerprinted = path.includes('/assets/');
  response.setHeader('Cache-Control', isFingerprinted ? 'public, max-age=31536000, immutable' : 'no-cache');
}

/** A page elsewhere could point its own name at this machine and speak to an open server through the visitor's browser. */
function refuseForeignHosts(request: Request, response: Response, next: NextFunction): void {
  const name = (request.hostname ?? '').replace(/^\[|\]$/g, '');
  if (isLoopback(name)) {
    next();
    return;
  }
  response
    .status(421)
    .type('text/plain')
    .send('This server answers on this machine only, under 127.0.0.1 or localhost.\n');
}

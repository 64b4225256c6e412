import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { tables } from '../../src/contexts/tables.js';
import { Database } from '../../src/database/database.js';
import { openStorage } from '../../src/database/open-storage.js';

export const DATABASE_KINDS = ['SQLite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof DATABASE_KINDS)[number];

/** Where a fresh, empty database of that kind is: the settings that name it, and what removes it again. */
export interface FreshDatabase {
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

export async function freshDatabase(kind: DatabaseKind): Promise<FreshDatabase> {
  const directory = mkdtempSync(join(tmpdir(), 'maalbar-test-'));
  const removeDirectory = () => rmSync(directory, { recursive: true, force: true });
  if (kind === 'SQLite') {
    return { environment: { DATA_DIR: directory }, remove: async () => removeDirectory() };
  }
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(`CREATE DATABASE "${name}"`);
  return {
    environment: { DATA_DIR: directory, DATABASE_URL: `${serverUrl()}/${name}` },
    remove: async () => {
      removeDirectory();
      await onServer(`DROP DATABASE "${name}" WITH (FORCE)`);
    },
  };
}

/** A migrated database behind its only door, without a server before it. */
export async function openFreshDatabase(
  kind: DatabaseKind,
  now = () => new Date().toISOString(),
): Promise<{ database: Database; close(): Promise<void> }> {
  const fresh = await freshDatabase(kind);
  const { DATA_DIR = '', DATABASE_URL = null } = fresh.environment;
  const storage = await openStorage({ dataDirectory: DATA_DIR, databaseUrl: DATABASE_URL }, { tables, now });
  await storage.migrate();
  const database = new Database(storage);
  return {
    database,
    close: async () => {
      await database.close();
      await fresh.remove();
    },
  };
}

function serverUrl(): string {
  const url = process.env['TEST_POSTGRES_URL'];
  if (!url) throw new Error('PostgreSQL was not started: run the tests through `npm test`.');
  return url;
}

/** Asks PostgreSQL itself, apart from any storage of ours. */
export async function onServer<Row>(statement: string, url = `${serverUrl()}/postgres`): Promise<Row[]> {
  const server = new DataSource({ type: 'postgres', url });
  await server.initialize();
  return server.query(statement).finally(() => server.destroy());
}

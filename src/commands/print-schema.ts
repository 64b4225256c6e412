import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { schemaOf, startServer } from '../main.js';
import type { Settings } from '../settings.js';

/** Prints the schema of the running app, on an empty database that is thrown away. */
export async function printSchemaCommand(settings: Settings): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'maalbar-schema-'));
  const server = await startServer({
    ...settings,
    port: 0,
    host: '127.0.0.1',
    dataDirectory: directory,
    databaseUrl: null,
  });
  try {
    process.stdout.write(schemaOf(server));
  } finally {
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

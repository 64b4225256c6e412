import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Settings } from './settings.js';

/** The settings of a server that runs. */
export interface ServerSettings extends Settings {
  readonly secret: string;
}

/** Whoever gives no secret has one in the data directory, made at the first start. */
export async function withSecret(settings: Settings): Promise<ServerSettings> {
  return { ...settings, secret: settings.secret ?? (await ownSecret(settings.dataDirectory)) };
}

async function ownSecret(directory: string): Promise<string> {
  const file = join(directory, 'secret');
  return (await readIfThere(file)) ?? makeSecret(file);
}

/** Of two that start for the first time, one makes it and both read it, whole. */
async function makeSecret(file: string): Promise<string> {
  const draft = `${file}-${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    await link(draft, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(file, 'utf8');
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return Reflect.get(Object(error), 'code');
}

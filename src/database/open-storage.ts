import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';
import type { Storage, StorageParts } from './storage.js';

export interface StorageAddress {
  /** Where SQLite keeps its files. */
  readonly dataDirectory: string;
  /** A `postgres://` address, or null: SQLite. */
  readonly databaseUrl: string | null;
}

export function openStorage(address: StorageAddress, parts: StorageParts): Promise<Storage> {
  return address.databaseUrl === null
    ? openSqlite(address.dataDirectory, parts)
    : openPostgres(address.databaseUrl, parts);
}

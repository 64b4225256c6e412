import { VersionStore } from '../contexts/progress/version.store.js';
import type { Database } from '../database/database.js';
import type { Versions } from './answer-cache.js';

/** Asks the database whether anything has changed. */
export function cacheVersions(database: Database): Versions {
  return {
    version: () => database.version(),
    ofStrategies: (ids) =>
      database.read(async (session) => ({
        version: session.version ?? '',
        ofStrategies: await session.use(VersionStore).ofStrategies(ids),
      })),
  };
}

import type { Database } from '../database/database.js';
import type { Settings } from '../settings.js';
import { RequestIdentifier } from './identify-request.js';
import { LastSeen } from './last-seen.js';
import { OwnNames } from './own-names.js';
import { RateLimit } from './rate-limit.js';
import { RefusalRecorder } from './record-refusals.js';

/** What every request passes, over HTTP and over WebSocket. */
export interface RequestParts {
  readonly own: OwnNames;
  readonly identifier: RequestIdentifier;
  readonly lastSeen: LastSeen;
  readonly refusals: RefusalRecorder;
  /** Of each address. */
  readonly limit: RateLimit;
}

export function requestParts(settings: Settings, database: Database): RequestParts {
  const own = new OwnNames(settings);
  const lastSeen = new LastSeen(database);
  const refusals = new RefusalRecorder(database);
  const limit = new RateLimit(settings.accountRequestsPerMinute);
  return {
    own,
    identifier: new RequestIdentifier({ database, settings, own, lastSeen, limit, refusals }),
    lastSeen,
    refusals,
    limit: new RateLimit(settings.requestsPerMinute),
  };
}

import { loadSample } from '../../src/commands/sample.js';
import type { BuiltPages } from '../../src/faces/built-pages.js';
import { startServer } from '../../src/main.js';
import type { Settings } from '../../src/settings.js';
import { DATABASE_KINDS, type DatabaseKind, freshDatabase } from './databases.js';
import { migrateDatabase } from './migrate-database.js';
import { type Credentials, operatorOf } from './operator.js';
import { testSettings } from './test-settings.js';

export { DATABASE_KINDS };

/** The answer of the API, as it came. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
  readonly data: any;
  readonly errors: readonly AnswerError[];
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string>>;

/** Somebody who asks the API over HTTP. */
export interface Asker {
  /** Sends a query and gives its answer, errors and all. */
  ask(query: string, variables?: object, headers?: Headers): Promise<Answer>;
  /** Sends a query that must succeed and gives its data. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
  get(query: string, variables?: object, headers?: Headers): Promise<any>;
  /** Sends a query that must be refused once, and gives the refusal. */
  refusal(query: string, variables?: object): Promise<Readonly<Record<string, unknown>>>;
}

/** A server, and its operator, who may do everything: what is asked of it is asked as the operator. */
export interface TestApp extends Asker {
  readonly url: string;
  readonly settings: Settings;
  readonly server: Awaited<ReturnType<typeof startServer>>;
  /** By which a request says that it is the operator's. */
  readonly operator: Credentials;
  /** Somebody who is not signed in. */
  readonly visitor: Asker;
  /** Sends anything at all to the GraphQL address, as whoever it says, and gives its answer. */
  send(request: RequestInit, search?: string): Promise<Answer>;
  /** Stops the server and starts it again on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Wanted {
  readonly sample?: boolean;
  readonly environment?: Headers;
  readonly now?: () => string;
  /** Without it, those that were built beside the code. */
  readonly pages?: BuiltPages;
}

/** The real app on a real, fresh database and a free port. */
export async function startApp(
  kind: DatabaseKind,
  { sample = false, environment = {}, now, pages }: Wanted = {},
): Promise<TestApp> {
  const fresh = await freshDatabase(kind);
  const settings = testSettings({ ...fresh.environment, ...environment });
  if (kind === 'PostgreSQL') await migrateDatabase(settings);
  const start = () =>
    startServer(settings, {
      prepare: async (database) => {
        if (sample) await loadSample(database);
      },
      ...(now ? { now } : {}),
      ...(pages ? { pages } : {}),
    });
  let server = await start();
  const operator = await operatorOf(server.database);

  const send: TestApp['send'] = async (request, search = '') => {
    const response = await fetch(`${server.url}/graphql${search}`, request);
    const { data = null, errors = [] } = await response.json();
    return { status: response.status, data, errors };
  };
  return {
    get url() {
      return server.url;
    },
    get server() {
      return server;
    },
    settings,
    operator,
    visitor: askerBy(send, {}),
    ...askerBy(send, { ...operator }),
    send,
    restart: async () => {
      await server.close();
      server = await start();
    },
    close: async () => {
      await server.close();
      await fresh.remove();
    },
  };
}

function askerBy(send: TestApp['send'], credentials: Headers): Asker {
  const ask: Asker['ask'] = (query, variables = {}, headers = {}) =>
    send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...credentials, ...headers },
      body: JSON.stringify({ query, variables }),
    });
  return {
    ask,
    get: async (query, variables, headers) => {
      const { data, errors } = await ask(query, variables, headers);
      if (errors.length > 0) throw new Error(`Refused: ${JSON.stringify(errors, null, 2)}`);
      return data;
    },
    refusal: async (query, variables) => {
      const { errors } = await ask(query, variables);
      expect(errors).toHaveLength(1);
      return { message: errors[0]?.message, ...errors[0]?.extensions };
    },
  };
}

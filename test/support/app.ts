import { loadSample } from '../../src/commands/sample.js';
import type { BuiltPages } from '../../src/faces/built-pages.js';
import { startServer } from '../../src/main.js';
import { readSettings, type Settings } from '../../src/settings.js';
import { DATABASE_KINDS, type DatabaseKind, freshDatabase } from './databases.js';
import { migrateDatabase } from './migrate-database.js';

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

export interface TestApp {
  readonly url: string;
  readonly server: Awaited<ReturnType<typeof startServer>>;
  /** Sends a query and gives its answer, errors and all. */
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends anything at all to the GraphQL address, and gives its answer. */
  send(request: RequestInit, search?: string): Promise<Answer>;
  /** Sends a query that must succeed and gives its data. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
  get(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<any>;
  /** Sends a query that must be refused once, and gives the refusal. */
  refusal(query: string, variables?: object): Promise<Readonly<Record<string, unknown>>>;
  /** Stops the server and starts it again on the same database. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Wanted {
  readonly sample?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
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
  const settings: Settings = readSettings({ ...fresh.environment, PORT: '0', NODE_ENV: 'test', ...environment });
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

  const send: TestApp['send'] = async (request, search = '') => {
    const response = await fetch(`${server.url}/graphql${search}`, request);
    const { data = null, errors = [] } = await response.json();
    return { status: response.status, data, errors };
  };
  const ask: TestApp['ask'] = (query, variables = {}, headers = {}) =>
    send({
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
  return {
    get url() {
      return server.url;
    },
    get server() {
      return server;
    },
    send,
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

import { startServer } from '../main.js';
import type { Settings } from '../settings.js';
import { loadSample } from './sample.js';

export async function serve(settings: Settings): Promise<void> {
  let hasSample = false;
  const server = await startServer(settings, {
    prepare: async (database) => {
      if (settings.sample) hasSample = await loadSample(database);
    },
  });
  const stop = () => void server.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.stdout.write(
    [
      `Målbar is running at ${server.url}`,
      `  page       ${server.url}/`,
      `  explorer   ${server.url}/explorer/   (GraphQL, with three example queries and five saved ones)`,
      `  GraphQL    ${server.url}/graphql`,
      `  schema     ${server.url}/schema.graphql`,
      `  data       ${settings.databaseUrl === null ? settings.dataDirectory : 'PostgreSQL'}${hasSample ? ', filled with the sample strategy (fictional municipalities, illustrative figures)' : ''}`,
      'Everybody on this machine may read and write: there are no accounts. Stop with Ctrl+C.',
      '',
    ].join('\n'),
  );
  server.loadPages();
}

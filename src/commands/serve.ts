import { firstAdminLink } from '../contexts/identity/first-admin.js';
import { linkAddress } from '../contexts/identity/link-address.js';
import { hasSampleAccounts, SAMPLE_ACCOUNTS } from '../contexts/identity/sample-accounts.js';
import { type RunningServer, startServer } from '../main.js';
import type { Settings } from '../settings.js';
import { isOpenToOthers } from '../settings-network.js';
import { loadSample } from './sample.js';

export async function serve(settings: Settings): Promise<void> {
  let hasSample = false;
  const server = await startServer(settings, {
    prepare: async (database) => {
      if (settings.sample) hasSample = await loadSample(database, !isOpenToOthers(settings));
    },
  });
  const stop = () => void server.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const origin = settings.origin ?? server.url;
  process.stdout.write(
    [
      `Målbar is running at ${server.url}${origin === server.url ? '' : ` for ${origin}`}`,
      `  page       ${origin}/`,
      `  explorer   ${origin}/explorer/   (GraphQL, with three example queries and five saved ones)`,
      `  GraphQL    ${origin}/graphql`,
      `  schema     ${origin}/schema.graphql`,
      `  data       ${settings.databaseUrl === null ? settings.dataDirectory : 'PostgreSQL'}${hasSample ? ', filled with the sample strategy (fictional municipalities, illustrative figures)' : ''}`,
      ...(await waysIn(server, origin)),
      'Stop with Ctrl+C.',
      '',
    ].join('\n'),
  );
  server.loadPages();
}

/** Who can sign in to a server on which nobody has chosen a password yet. */
async function waysIn({ database }: RunningServer, origin: string): Promise<string[]> {
  if (await database.read(hasSampleAccounts)) {
    const width = Math.max(...SAMPLE_ACCOUNTS.map(({ email }) => email.length));
    return [
      `Sign in at ${origin}/en/sign-in with an account of the sample, for trying out on this machine only:`,
      ...SAMPLE_ACCOUNTS.map(
        ({ email, password, role }) => `  sample     ${email.padEnd(width)}   ${password}   (${role})`,
      ),
    ];
  }
  const secret = await database.write(firstAdminLink);
  if (secret === null) return [];
  return [
    'There is no administrator yet. Whoever opens this link first, within 24 hours, becomes the one:',
    `  ${linkAddress(origin, 'EN', secret)}`,
  ];
}

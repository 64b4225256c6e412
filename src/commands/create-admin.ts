import { isIPv6 } from 'node:net';
import { createAdmin, type NewAdmin } from '../contexts/identity/create-admin.js';
import { linkAddress } from '../contexts/identity/link-address.js';
import { OPERATOR } from '../contexts/identity/operator.js';
import { openDatabase, prepareDatabase } from '../main.js';
import type { Settings } from '../settings.js';

/** Makes an administrator of everything, and prints the link by which they choose a password. */
export async function createAdminCommand(settings: Settings, admin: NewAdmin): Promise<void> {
  const database = await openDatabase(settings);
  try {
    await prepareDatabase(database, settings);
    const hours = settings.invitationHours;
    const secret = await database.write((session) => createAdmin(session, OPERATOR, { ...admin, hours }));
    const origin = settings.origin ?? originHere(settings);
    process.stdout.write(
      `${admin.email} administers everything, and chooses a password within ${hours} hours, once, at\n` +
        `  ${linkAddress(origin, admin.language, secret)}\n`,
    );
  } finally {
    await database.close();
  }
}

/** Where a server of these settings is reached on this machine. */
function originHere({ host, port }: Settings): string {
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

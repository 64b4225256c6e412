import { ImportService } from '../contexts/exchange/import.service.js';
import { type Actor, EVERYWHERE } from '../domain/actor.js';
import { openDatabase, prepareDatabase } from '../main.js';
import type { Settings } from '../settings.js';
import { wordsOfReport } from './import-words.js';

export interface ImportOptions {
  readonly folder: string;
  readonly plan: string;
  readonly confirm?: boolean;
}

/** Whoever the history names for imported rows. */
const IMPORT_ACTOR: Actor = {
  kind: 'operator',
  id: null,
  name: 'import',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};

/** Imports files, or shows what they would change; answers whether nothing was refused. */
export async function importCommand(
  settings: Settings,
  { folder, plan, confirm = false }: ImportOptions,
): Promise<boolean> {
  const database = await openDatabase(settings);
  try {
    await prepareDatabase(database, settings);
    const bar = progressBar();
    const service = new ImportService(database);
    const report = await service
      .importFiles(IMPORT_ACTOR, { folder, plan, confirm, progressed: bar.show })
      .finally(bar.clear);
    process.stdout.write(wordsOfReport(report, confirm));
    return Object.values(report.counts).every(({ refused }) => refused === 0);
  } finally {
    await database.close();
  }
}

const BAR_WIDTH = 30;

/** On the terminal's error output, so that what is piped on stays clean; nowhere else. */
function progressBar() {
  const { stderr } = process;
  let shown = -1;
  return {
    show: (done: number, total: number) => {
      const share = total === 0 ? 1 : Math.min(1, done / total);
      const per = Math.floor(share * 100);
      if (!stderr.isTTY || per === shown) return;
      shown = per;
      const filled = Math.round(share * BAR_WIDTH);
      stderr.write(`\rReading [${'#'.repeat(filled)}${'.'.repeat(BAR_WIDTH - filled)}] ${per} %`);
    },
    clear: () => {
      if (stderr.isTTY && shown >= 0) stderr.write('\r\u001b[K');
    },
  };
}

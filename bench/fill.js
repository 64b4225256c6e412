/** Fills a database with plan and figures, and tells how long it took. */
import { SUMS_TO_COMPARE } from './by-hand/kept-figures.js';
import { MAALBAR, run } from './processes.js';

/**
 * By `maalbar import`, measured against the raw statements of the same rows, which must end with the same figures.
 * @returns the database, and rows on its loading
 */
export async function importFigures(database, data) {
  const environment = await importPlan(database, data);
  const byHand = await database.copy(environment);
  const raw = await run(['bench/by-hand/import.js'], { ...byHand, FOLDER: data.folder });
  const made = await run([MAALBAR, 'import', '--folder', data.folder, '--plan', data.plan, '--confirm'], environment);
  await database.settle(environment);
  await requireMadeFigures(database, environment, data);
  await requireSameFigures(database, environment, byHand);
  await database.remove(byHand);
  const loading = [
    rowOf('import', 'by hand', data, raw),
    { ...rowOf('import', 'Målbar', data, made), ofByHand: raw.seconds / made.seconds },
  ];
  return { environment, loading };
}

/** Past Målbar, which then makes all that it keeps above the figures. */
export async function loadFigures(database, data) {
  const environment = await importPlan(database, data);
  const raw = await run(['bench/load-raw.js'], {
    ...environment,
    MUNICIPALITIES: String(data.municipalities.length),
    DEPARTMENTS: String(data.departments),
    SEED: String(data.seed),
  });
  await database.settle(environment);
  await requireMadeFigures(database, environment, data);
  const kept = await run([MAALBAR, 'migrate'], environment);
  await database.settle(environment);
  const loading = [rowOf('past Målbar', 'by hand', data, raw), rowOf('kept figures made anew', 'Målbar', data, kept)];
  return { environment, loading };
}

async function importPlan(database, { planFolder, plan }) {
  const environment = await database.make();
  await run([MAALBAR, 'migrate'], environment);
  await run([MAALBAR, 'import', '--folder', planFolder, '--plan', plan, '--confirm'], environment);
  return environment;
}

function rowOf(what, who, { measurements }, { seconds, peakMegabytes }) {
  return { what, who, perSecond: measurements / seconds, seconds, peakMegabytes };
}

/** However they were loaded, they are those of the seed. */
async function requireMadeFigures(database, environment, { measurements, checksum }) {
  for (const table of ['measurement', 'leaf_figure']) {
    const views = table === 'leaf_figure' ? 2 : 1;
    const found = await database.ask(
      environment,
      `SELECT COUNT(*) AS stored, SUM(value * year) AS checksum FROM ${table}`,
    );
    if (Number(found.stored) === views * measurements && found.checksum === views * checksum) continue;
    throw new Error(`${table} has ${JSON.stringify(found)}, made were ${measurements} with ${checksum}.`);
  }
}

async function requireSameFigures(database, ours, byHand) {
  for (const [table, columns] of [
    ['measurement', 'SUM(version) AS reported, SUM(value) AS total'],
    ['measurement_revision', 'SUM(version) AS reported, SUM(value) AS total'],
    ['leaf_figure', 'SUM(year) AS reported, SUM(value) AS total'],
    ...SUMS_TO_COMPARE,
  ]) {
    const statement = `SELECT COUNT(*) AS stored, ${columns} FROM ${table}`;
    const [one, other] = [await database.ask(ours, statement), await database.ask(byHand, statement)];
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    throw new Error(`${table} differs: ${JSON.stringify(one)} imported, ${JSON.stringify(other)} by hand`);
  }
}

/** Measures one database with one amount of data: Målbar, and the least that could do the same. */
import { importFigures, loadFigures } from './fill.js';
import { ask } from './load.js';
import { firstReporter, isShare } from './made-values.js';
import { measureReads } from './measure-reads.js';
import { measureStart } from './measure-start.js';
import { measureWrites } from './measure-writes.js';
import { MAALBAR, run, start } from './processes.js';
import { IDS } from './requests.js';

/**
 * @param pace seconds and connections of each load
 * @param isRaw whether the figures go into the tables past Målbar
 * @param directory for files that are needed meanwhile
 * @returns rows of requests and of loading, how long a start takes, and what was checked
 */
export async function measure(database, data, { pace, isRaw, directory }) {
  const { environment, loading } = await (isRaw ? loadFigures : importFigures)(database, data);
  const reporter = await makeKey(environment);
  const starting = await measureStart(environment);
  const server = await start([MAALBAR, 'serve'], { ...environment, PORT: '0' });
  const { indicators, goalIndicators } = await readIds(server, data);
  const { municipalities } = data;
  const reads = await measureReads(server, environment, { pace, directory, goalIndicators, municipalities });
  const about = { database, pace, reporter, indicators, municipalities };
  const { rows, checks } = await measureWrites(server, environment, about);
  await database.remove(environment);
  return { requests: [...reads, ...rows], loading, starting, checks };
}

/** The header with the key of a system that reports for everybody. */
async function makeKey(environment) {
  const expires = `${new Date().getUTCFullYear() + 1}-01-01`;
  const made = ['create-key', '--purpose', 'bench', '--role', 'REPORTER', '--expires-on', expires];
  const { output } = await run([MAALBAR, ...made], environment);
  return { authorization: `Bearer ${/mk_[\w-]+/.exec(output)[0]}` };
}

/** Indicators that every municipality reports itself, and all uses of indicators, with their ids in the API. */
async function readIds(server, { municipalities: { length: municipalities }, departments }) {
  const { indicators, strategy } = JSON.parse((await ask(server, IDS)).bytes.toString()).data;
  const numbered = indicators.nodes.map(({ id, code }) => ({ id, number: Number(code.slice(1)) }));
  return {
    indicators: numbered
      .filter(({ number }) => firstReporter(number, { municipalities, departments }) === 0)
      .map(({ id, number }) => ({ id, isShare: isShare(number) })),
    goalIndicators: strategy.goals.flatMap((goal) => goal.indicators),
  };
}

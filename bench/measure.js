/** Measures one database with one amount of data: Målbar, and the least that could do the same. */
import { COUNT_DIFFERENCES } from './by-hand/kept-figures.js';
import { ask, load } from './load.js';
import { isShare } from './make-data.js';
import { run, start } from './processes.js';
import { DASHBOARDS, INDICATOR_IDS, isAccepted, submissions } from './requests.js';

const MAALBAR = 'dist/commands/maalbar.js';
const YEARS = [2020, 2021, 2022, 2023, 2024];
/** A rate is made of this many answers on each connection at least, however slow they are. */
const LEAST_ANSWERS = 3;
/** Whoever takes longer for one answer is asked by one connection only, so that its memory is not what is measured. */
const SLOW_SECONDS = 1;

/**
 * @param pace seconds and connections of each load
 * @returns rows of requests, rows of the import, peak memory of the server, and what was checked
 */
export async function measure(database, data, pace) {
  const { ours, byHand, imports } = await measureImport(database, data);
  const server = await start([MAALBAR, 'serve'], { ...ours, PORT: '0' });
  const reads = await measureReads(server, ours, pace);
  const memory = { afterReads: (await server.usage())?.peakMegabytes ?? null };
  const writes = await measureSubmissions(server, byHand, { pace, data });
  memory.afterWrites = (await server.usage())?.peakMegabytes ?? null;
  await server.stop();
  const checks = [
    { who: 'Målbar', ...(await checkStored(database, ours, { answered: writes.ours, pace })), ...(await verify(ours)) },
    { who: 'by hand', ...(await checkStored(database, byHand, { answered: writes.byHand, pace })) },
  ];
  await requireNoDifferences(database, byHand);
  return { requests: [...reads, ...writes.rows], imports, memory, checks };
}

/** Both start from the same plan and organisations, and end with the same figures. */
async function measureImport(database, data) {
  const ours = await database.make();
  await run([MAALBAR, 'migrate'], ours);
  await run([MAALBAR, 'import', '--folder', data.planFolder, '--plan', data.plan, '--confirm'], ours);
  const byHand = await database.copy(ours);
  const raw = await run(['bench/by-hand/import.js'], { ...byHand, FOLDER: data.folder });
  const made = await run([MAALBAR, 'import', '--folder', data.folder, '--plan', data.plan, '--confirm'], ours);
  for (const environment of [ours, byHand]) await database.settle(environment);
  await requireSameFigures(database, ours, byHand);
  const rowOf = (who, { seconds, peakMegabytes }) => ({
    who,
    perSecond: data.measurements / seconds,
    seconds,
    peakMegabytes,
  });
  const imports = [rowOf('by hand', raw), { ...rowOf('Målbar', made), ofByHand: raw.seconds / made.seconds }];
  return { ours, byHand, imports };
}

async function requireSameFigures(database, ours, byHand) {
  for (const [table, columns] of [
    ['measurement', 'SUM(version) AS reported, SUM(value) AS total'],
    ['measurement_revision', 'SUM(version) AS reported, SUM(value) AS total'],
    ['leaf_figure', 'SUM(year) AS reported, SUM(value) AS total'],
    ['organisation_figure', 'SUM(reported) AS reported, SUM(sum_of_values) AS total'],
    ['participants_figure', 'SUM(reported) AS reported, SUM(sum_of_values_times_population) AS total'],
  ]) {
    const statement = `SELECT COUNT(*) AS stored, ${columns} FROM ${table}`;
    const [one, other] = [await database.ask(ours, statement), await database.ask(byHand, statement)];
    if (JSON.stringify(one) === JSON.stringify(other)) continue;
    throw new Error(`${table} differs: ${JSON.stringify(one)} imported, ${JSON.stringify(other)} by hand`);
  }
}

async function measureReads(server, environment, pace) {
  const hand = await start(['bench/by-hand/dashboard.js'], environment);
  const rows = [];
  for (const { what, body } of DASHBOARDS) {
    const { bytes } = await ask(server, body);
    const expected = bytes.toString();
    requireComplete(expected);
    const { bytes: bytesByHand } = await ask(hand, body);
    requireSame(what, expected, bytesByHand.toString());
    const ready = await start(['bench/by-hand/ready-made.js'], { BYTES: bytes.toString('base64') });
    const readyMade = await loaded(ready, { body, pace });
    await ready.stop();
    const isRight = (answer) => answer === expected;
    const byHand = await loaded(hand, { body, isRight, pace });
    const ours = await loaded(server, { body, isRight, pace });
    rows.push(
      { what, who: 'ready-made', ...readyMade },
      { what, who: 'by hand', ...byHand, ofReadyMade: byHand.perSecond / readyMade.perSecond },
      {
        what,
        who: 'Målbar',
        ...ours,
        ofByHand: ours.perSecond / byHand.perSecond,
        ofReadyMade: ours.perSecond / readyMade.perSecond,
      },
    );
  }
  await hand.stop();
  return rows;
}

function requireSame(what, expected, byHand) {
  if (byHand === expected) return;
  const place = [...expected].findIndex((character, index) => character !== byHand[index]);
  const around = (text) => text.slice(Math.max(0, place - 60), place + 60);
  throw new Error(`By hand, '${what}' is answered otherwise: …${around(byHand)}… and not …${around(expected)}…`);
}

/** 20 goals, 60 indicators, five years of each with a value. */
function requireComplete(answer) {
  const { themes } = JSON.parse(answer).data.strategy.progress;
  const goals = themes.flatMap((theme) => theme.goals);
  const indicators = goals.flatMap((goal) => goal.indicators);
  const points = indicators.flatMap(({ series }) => series.filter(({ value }) => value !== null));
  const judged = indicators.filter(({ attainment, target }) => attainment !== null && target !== null);
  const counts = [goals, indicators, judged, points].map(({ length }) => length).join(', ');
  if (counts !== '20, 60, 60, 300') throw new Error(`The dashboard has ${counts} instead of 20, 60, 60, 300.`);
}

async function measureSubmissions(server, byHandEnvironment, { pace, data }) {
  const { bytes } = await ask(server, INDICATOR_IDS);
  const indicators = JSON.parse(bytes.toString()).data.indicators.nodes.map(({ id, code }) => ({
    id,
    isShare: isShare(Number(code.slice(1))),
  }));
  const bodies = () => submissions(indicators, { municipalities: data.municipalities, years: YEARS });
  const what = 'one submission';
  const hand = await start(['bench/by-hand/submission.js'], byHandEnvironment);
  const byHand = await loaded(hand, { bodies: bodies(), isRight: isAccepted, pace });
  await hand.stop();
  const ours = await loaded(server, { bodies: bodies(), isRight: isAccepted, pace });
  return {
    ours: ours.inAll,
    byHand: byHand.inAll,
    rows: [
      { what, who: 'by hand', ...byHand },
      { what, who: 'Målbar', ...ours, ofByHand: ours.perSecond / byHand.perSecond },
    ],
  };
}

/** A load by one connection where an answer takes long, else by all of them. */
async function loaded(server, { pace, ...asked }) {
  const isSlow = asked.body && (await ask(server, asked.body)).seconds > SLOW_SECONDS;
  const connections = isSlow ? 1 : pace.connections;
  const found = await load(server, {
    ...asked,
    connections,
    seconds: pace.seconds,
    leastAnswers: LEAST_ANSWERS * connections,
  });
  return { ...found, connections };
}

/** What was acknowledged must be stored. */
async function checkStored(database, environment, { answered, pace }) {
  const { stored } = await database.ask(
    environment,
    'SELECT COUNT(*) AS stored FROM measurement_revision WHERE version > 1',
  );
  // Those that the load left unanswered at its end may be stored as well.
  const atMost = answered + pace.connections;
  if (Number(stored) < answered || Number(stored) > atMost) {
    throw new Error(`${answered} submissions were accepted, ${stored} are stored.`);
  }
  return { accepted: answered, stored: Number(stored) };
}

/** What is kept must be what the figures add up to. */
async function verify(environment) {
  const { output, seconds } = await run([MAALBAR, 'verify'], environment);
  if (!/no difference/.test(output)) throw new Error(output);
  return { verifySeconds: seconds };
}

/** By hand, too, but for the least and the greatest value. */
async function requireNoDifferences(database, environment) {
  const { stored } = await database.ask(environment, COUNT_DIFFERENCES);
  if (Number(stored) !== 0) throw new Error(`By hand, ${stored} kept figures differ.`);
}

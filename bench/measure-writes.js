/** What a reporter waits for: that a correction is stored, and that the dashboard has it. */
import { COUNT_DIFFERENCES } from './by-hand/kept-figures.js';
import { ask } from './load.js';
import { loaded } from './loaded.js';
import { requireSame } from './measure-reads.js';
import { MAALBAR, run, start } from './processes.js';
import { DASHBOARD_OF_ALL, isAccepted, isDashboard, submissions } from './requests.js';

const SUBMISSION = 'one submission';
const PAIR = 'submission, then dashboard';
const LOADS = 5;

/**
 * Målbar first, whose kept figures are verified before anything is written past it.
 * @param about the database, the header with a reporter's key, indicators with their ids in the API, municipalities
 * @returns a row for each request and server, and what was checked
 */
export async function measureWrites(server, environment, about) {
  const { database, pace } = about;
  const ours = {
    alone: await loaded(server, alone(about, 0), pace),
    pair: await loaded(server, pair(about, 1), pace),
  };
  await requireSameDashboards(server, environment);
  await server.stop();
  const storedByUs = await stored(database, environment);
  const checks = [{ who: 'Målbar', ...checkStored(storedByUs, ours, pace), verifySeconds: await verify(environment) }];
  const byHand = await measureByHand(environment, about);
  const storedByHand = (await stored(database, environment)) - storedByUs;
  checks.push({ who: 'by hand', ...checkStored(storedByHand, byHand, pace) });
  await requireNoDifferences(database, environment);
  return { rows: rowsOf(ours, byHand), checks };
}

async function measureByHand(environment, about) {
  const { pace, database } = about;
  const hand = await start(['bench/by-hand/server.js'], environment);
  const byHand = {
    alone: await loaded(hand, alone(about, 2), pace),
    pair: await loaded(hand, pair(about, 3), pace),
  };
  await hand.stop();
  if (!database.writesInTurn) return byHand;
  const handTogether = await start(['bench/by-hand/server.js'], { ...environment, TOGETHER: 'true' });
  const together = await loaded(handTogether, alone(about, 4), pace);
  await handTogether.stop();
  return { ...byHand, together };
}

/** Each load corrects the figures of municipalities of its own: what another one left unanswered may be stored or not. */
function bodies({ indicators, municipalities }, load) {
  return submissions({ indicators, municipalities: municipalities.filter((_, index) => index % LOADS === load) });
}

function alone(about, load) {
  return [{ bodies: bodies(about, load), headers: about.reporter, isRight: isAccepted }];
}

function pair(about, load) {
  return [...alone(about, load), { body: DASHBOARD_OF_ALL, isRight: isDashboard }];
}

/**
 * After all those writes, whoever asks must get what is stored now: what is read by hand just before and just after.
 * Submissions that the load left unanswered may still be written meanwhile; then it is asked again.
 */
async function requireSameDashboards(server, environment) {
  const hand = await start(['bench/by-hand/server.js'], environment);
  const dashboardOf = async (one, headers) => (await ask(one, DASHBOARD_OF_ALL, headers)).bytes.toString();
  let before;
  let after = await dashboardOf(hand);
  let answers;
  do {
    before = after;
    answers = [await dashboardOf(server), await dashboardOf(server, {})];
    after = await dashboardOf(hand);
  } while (after !== before);
  for (const answer of answers) requireSame('dashboard after submissions', answer, after);
  await hand.stop();
}

async function stored(database, environment) {
  const found = await database.ask(
    environment,
    'SELECT COUNT(*) AS stored FROM measurement_revision WHERE version > 1',
  );
  return Number(found.stored);
}

/** What was acknowledged must be stored. */
function checkStored(found, loads, { connections }) {
  const all = Object.values(loads);
  const accepted = all.reduce((sum, { inAll }) => sum + inAll, 0);
  // Those that each load left unanswered at its end may be stored as well.
  const atMost = accepted + all.length * connections;
  if (found < accepted || found > atMost)
    throw new Error(`${accepted} submissions were accepted, ${found} are stored.`);
  return { accepted, stored: found };
}

/** What is kept must be what the figures add up to. */
async function verify(environment) {
  const { output, seconds } = await run([MAALBAR, 'verify'], environment);
  if (!/no difference/.test(output)) throw new Error(output);
  return seconds;
}

/** By hand, too, but for what it does not keep. */
async function requireNoDifferences(database, environment) {
  const { stored: different } = await database.ask(environment, COUNT_DIFFERENCES);
  if (Number(different) !== 0) throw new Error(`By hand, ${different} kept figures differ.`);
}

function rowsOf(ours, byHand) {
  const ratio = (one, other) => (other ? one.perSecond / other.perSecond : null);
  return [
    { what: SUBMISSION, who: 'by hand', ...byHand.alone },
    ...(byHand.together ? [{ what: SUBMISSION, who: 'by hand, together', ...byHand.together }] : []),
    {
      what: SUBMISSION,
      who: 'Målbar',
      ...ours.alone,
      ofByHand: ratio(ours.alone, byHand.alone),
      ofTogether: ratio(ours.alone, byHand.together),
    },
    { what: PAIR, who: 'by hand', ...byHand.pair },
    { what: PAIR, who: 'Målbar', ...ours.pair, ofByHand: ratio(ours.pair, byHand.pair) },
  ];
}

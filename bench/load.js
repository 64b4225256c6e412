/** The load generator: so many connections, each of which asks again as soon as it is answered. */
import autocannon from 'autocannon';

const HEADERS = { 'content-type': 'application/json' };
/** Whoever sends a cookie is never answered from a cache, also one of which the server knows nothing. */
export const NOT_CACHED = { cookie: 'bench=1' };
/** A generator this busy, of one core, may be what is measured. */
const BUSY = 0.9;
const LONGEST_SECONDS = 600;

/**
 * Asks a server, for half of the seconds without counting, then for all of them and on until it has answered often
 * enough.
 * @param asked what each connection asks, one after the other and again from the first: `body`, the same every time, or
 *   `bodies`, the next of an endless iterator; `isRight` says whether the text of an answer is what was to be answered;
 *   `headers`, where it says more of who asks than a visitor does
 * @returns how often all that was asked was answered rightly in the time that counts and in all, how many a second,
 *   milliseconds at 50 and 99 per cent, CPU milliseconds of the server process for each, how many answers failed in all,
 *   and whether the generator was the limit
 */
export async function load(server, asked, { seconds, leastAnswers, connections }) {
  const all = { answered: 0 };
  let counted = countFrom(await server.usage());
  const last = asked.at(-1);
  const isRight = (text) => {
    if (!asked.some((one) => one.isRight(text))) return false;
    if (!last.isRight(text)) return true;
    all.answered += 1;
    counted.answered += 1;
    return true;
  };
  const generator = autocannon({
    url: server.url,
    connections,
    duration: LONGEST_SECONDS,
    sampleInt: 50,
    timeout: LONGEST_SECONDS,
    bailout: 100,
    requests: asked.map(requestOf),
    verifyBody: isRight,
    setupClient: (client) => {
      let durations = [];
      client.on('response', (_status, _bytes, duration) => {
        durations.push(duration);
        if (durations.length < asked.length) return;
        counted.milliseconds.push(durations.reduce((sum, one) => sum + one));
        counted.lastAnswer = performance.now();
        durations = [];
      });
    },
  });
  const ended = generator.then((result) => ({ result }));
  const hasGone = (least, from) => performance.now() - from.started >= 1000 * least;
  await Promise.race([ended, until(() => hasGone(seconds / 2, counted) && counted.answered >= connections)]);
  counted = countFrom(await server.usage());
  await Promise.race([ended, until(() => hasGone(seconds, counted) && counted.answered >= leastAnswers)]);
  const found = figuresOf(counted, await server.usage());
  generator.stop();
  const { result } = await ended;
  return { ...found, inAll: all.answered, failed: result.errors + result.mismatches };
}

function requestOf({ body, bodies, headers }) {
  const request = { method: 'POST', headers: { ...HEADERS, ...headers } };
  return body ? { ...request, body } : { ...request, setupRequest: (next) => ({ ...next, body: bodies.next().value }) };
}

function countFrom(usage) {
  const now = performance.now();
  return { usage, generator: process.cpuUsage(), started: now, lastAnswer: now, answered: 0, milliseconds: [] };
}

function until(condition) {
  return new Promise((resolve) => {
    const look = setInterval(() => {
      if (!condition()) return;
      clearInterval(look);
      resolve();
    }, 20);
    // A generator that has given up is not waited for.
    look.unref();
  });
}

function figuresOf({ usage: before, generator, started, lastAnswer, answered, milliseconds }, after) {
  const { user, system } = process.cpuUsage(generator);
  const sorted = [...milliseconds].sort((one, other) => one - other);
  return {
    answered,
    // To the last answer: where answers are slow, those still awaited at the end would count as time without any.
    perSecond: answered === 0 ? 0 : (1000 * answered) / (lastAnswer - started),
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    cpu: before && after && answered > 0 ? (after.cpuMilliseconds - before.cpuMilliseconds) / answered : null,
    peakMegabytes: after?.peakMegabytes ?? null,
    generatorIsLimit: (user + system) / 1000 > BUSY * (performance.now() - started),
  };
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}

/** One answer, which must be without errors, and where nothing is said from no cache. And how many seconds it took. */
export async function ask({ url }, body, headers = NOT_CACHED) {
  const started = performance.now();
  const answer = await fetch(url, { method: 'POST', headers: { ...HEADERS, ...headers }, body });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok || JSON.parse(bytes.toString()).errors) throw new Error(`The query was refused: ${bytes}`);
  return { bytes, seconds: (performance.now() - started) / 1000 };
}

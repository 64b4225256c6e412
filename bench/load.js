/** The load generator: so many connections, each of which asks again as soon as it is answered. */
import autocannon from 'autocannon';

const HEADERS = { 'content-type': 'application/json' };
/** A generator this busy, of one core, may be what is measured. */
const BUSY = 0.9;
const LONGEST_SECONDS = 600;

/**
 * Asks a server, for half of the seconds without counting, then for all of them and on until it has answered often
 * enough; one body again and again, or the bodies of an endless iterator.
 * @param isRight whether the text of an answer is what was to be answered; without it, only its status is looked at
 * @returns requests answered rightly in the time that counts and in all, how many a second, milliseconds at 50 and 99 per
 *   cent, CPU milliseconds of the server process for each, how many failed in all, and whether the generator was the limit
 */
export async function load(server, { body, bodies, seconds, leastAnswers, connections, isRight }) {
  const all = { answered: 0 };
  let counted = countFrom(await server.usage());
  const answered = () => {
    all.answered += 1;
    counted.answered += 1;
    return true;
  };
  const next = (request) => ({ ...request, body: bodies.next().value });
  const request = { method: 'POST', headers: HEADERS };
  const generator = autocannon({
    url: server.url,
    connections,
    duration: LONGEST_SECONDS,
    sampleInt: 50,
    timeout: LONGEST_SECONDS,
    bailout: 100,
    requests: [body ? { ...request, body } : { ...request, setupRequest: next }],
    ...(isRight ? { verifyBody: (text) => isRight(text) && answered() } : {}),
    setupClient: (client) =>
      client.on('response', (status, _bytes, duration) => {
        counted.milliseconds.push(duration);
        counted.lastAnswer = performance.now();
        if (!isRight && status === 200) answered();
      }),
  });
  const ended = generator.then((result) => ({ result }));
  const hasGone = (least, from) => performance.now() - from.started >= 1000 * least;
  await Promise.race([ended, until(() => hasGone(seconds / 2, counted) && counted.answered >= connections)]);
  counted = countFrom(await server.usage());
  await Promise.race([ended, until(() => hasGone(seconds, counted) && counted.answered >= leastAnswers)]);
  const found = figuresOf(counted, await server.usage());
  generator.stop();
  const { result } = await ended;
  return { ...found, inAll: all.answered, failed: result.errors + (isRight ? result.mismatches : result.non2xx) };
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
    generatorIsLimit: (user + system) / 1000 > BUSY * (performance.now() - started),
  };
}

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}

/** One answer, which must be without errors, and how many seconds it took. */
export async function ask({ url }, body) {
  const started = performance.now();
  const answer = await fetch(url, { method: 'POST', headers: HEADERS, body });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (!answer.ok || JSON.parse(bytes.toString()).errors) throw new Error(`The query was refused: ${bytes}`);
  return { bytes, seconds: (performance.now() - started) / 1000 };
}

/** How long a reader waits who comes to a page for the first time. */

/** Until nothing more is fetched, and what was fetched has run. */
const AFTERWARDS_MS = 500;
const LONG_TASK_MS = 50;

/** Begins to listen before anything is painted. */
const LISTEN = `
  window.heard = { paints: [], largest: [], tasks: [] };
  const listen = (type, list) => new PerformanceObserver((entries) => list.push(...entries.getEntries())).observe({ type, buffered: true });
  listen('paint', window.heard.paints);
  listen('largest-contentful-paint', window.heard.largest);
  listen('longtask', window.heard.tasks);
`;

/**
 * Opens an address in a browser that has been nowhere before.
 * @param slow how much slower than this machine the reader's is, and its network
 * @returns milliseconds of first and largest contentful paint, of blocking, and what was fetched
 */
export async function firstView(browser, address, slow) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 }, locale: 'en-GB' });
  try {
    await context.addInitScript(LISTEN);
    const page = await context.newPage();
    const fetched = [];
    page.on('request', (request) => fetched.push({ url: request.url(), type: request.resourceType() }));
    if (slow) await slowDown(await context.newCDPSession(page), slow);
    await page.goto(address, { waitUntil: 'networkidle' });
    await page.waitForTimeout(AFTERWARDS_MS);
    const { first, largest, blocking } = await page.evaluate(
      (long) => ({
        first: window.heard.paints.find(({ name }) => name === 'first-contentful-paint')?.startTime,
        largest: window.heard.largest.at(-1)?.startTime,
        blocking: window.heard.tasks.reduce((sum, { duration }) => sum + duration - long, 0),
      }),
      LONG_TASK_MS,
    );
    if (first === undefined || largest === undefined) throw new Error(`Nothing was painted at ${address}.`);
    return { first, largest, blocking, fetched };
  } finally {
    await context.close();
  }
}

async function slowDown(session, { cpu, latency, bytesPerSecond }) {
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpu });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

/** How long an operator waits after a start. */
import { ask } from './load.js';
import { median } from './median.js';
import { MAALBAR, run, start } from './processes.js';
import { DASHBOARD_OF_ALL } from './requests.js';

const STARTS = 3;

/** @returns seconds from the start of the process to the first dashboard, and of Node alone: the median of three each */
export async function measureStart(environment) {
  const seconds = [];
  const ofNode = [];
  for (let count = 0; count < STARTS; count += 1) {
    const started = performance.now();
    const server = await start([MAALBAR, 'serve'], { ...environment, PORT: '0' });
    await ask(server, DASHBOARD_OF_ALL);
    seconds.push((performance.now() - started) / 1000);
    await server.stop();
    ofNode.push((await run(['-e', '0'], {})).seconds);
  }
  return { seconds: median(seconds), ofNode: median(ofNode) };
}

/** What a visitor waits for. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ask } from './load.js';
import { loadedReads } from './loaded.js';
import { start } from './processes.js';
import { readsOf } from './requests.js';

/** @returns a row for each request and server; every server answers the same, to the byte */
export async function measureReads(server, environment, { pace, directory, ...about }) {
  const hand = await start(['bench/by-hand/server.js'], environment);
  const rows = [];
  for (const { what, body, requireComplete } of readsOf(about)) {
    const expected = (await ask(server, body)).bytes.toString();
    requireComplete(JSON.parse(expected).data);
    requireSame(what, expected, (await ask(hand, body)).bytes.toString());
    const asked = { body, expected };
    // A file, since an environment holds no more than 128 kB in one variable.
    const answer = join(directory, 'answer.json');
    writeFileSync(answer, expected);
    const ready = await start(['bench/by-hand/ready-made.js'], { ANSWER: answer });
    const readyMade = await loadedReads(ready, asked, pace);
    await ready.stop();
    const byHand = await loadedReads(hand, asked, pace);
    const ours = await loadedReads(server, asked, pace);
    const cached = await loadedReads(server, { ...asked, headers: {} }, pace);
    const rowOf = (who, found) => ({ what, who, ...found, ofReadyMade: found.perSecond / readyMade.perSecond });
    rows.push(
      { what, who: 'ready-made', ...readyMade },
      rowOf('by hand', byHand),
      { ...rowOf('Målbar', ours), ofByHand: ours.perSecond / byHand.perSecond },
      { ...rowOf('Målbar, cached', cached), ofByHand: cached.perSecond / byHand.perSecond },
    );
  }
  await hand.stop();
  return rows;
}

/** @throws Error that shows where two answers part */
export function requireSame(what, expected, byHand) {
  if (byHand === expected) return;
  const place = [...expected].findIndex((character, index) => character !== byHand[index]);
  const around = (text) => text.slice(Math.max(0, place - 60), place + 60);
  throw new Error(`By hand, '${what}' is answered otherwise: …${around(byHand)}… and not …${around(expected)}…`);
}

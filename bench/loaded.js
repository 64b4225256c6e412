import { ask, load, NOT_CACHED } from './load.js';

/** A rate is made of this many answers on each connection at least, however slow they are. */
const LEAST_ANSWERS = 3;
/** Whoever takes longer for one answer is asked by one connection only, so that its memory is not what is measured. */
const SLOW_SECONDS = 1;

/**
 * A load of an answer that must be the expected one every time, by one connection where it takes long, else by all.
 * @param asked `{ body, expected, headers }`, by default of somebody who is never answered from a cache
 */
export async function loadedReads(server, { body, expected, headers = NOT_CACHED }, pace) {
  const isSlow = (await ask(server, body, headers)).seconds > SLOW_SECONDS;
  const paceOfThis = { ...pace, connections: isSlow ? 1 : pace.connections };
  return loaded(server, [{ body, headers, isRight: (answer) => answer === expected }], paceOfThis);
}

/** A load by all connections. */
export async function loaded(server, asked, pace) {
  const found = await load(server, asked, { ...pace, leastAnswers: LEAST_ANSWERS * pace.connections });
  return { ...found, connections: pace.connections };
}

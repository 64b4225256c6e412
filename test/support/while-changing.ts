import { pause } from './subscriber.js';

/** Changes something again and again until what is awaited is there: nothing says when a subscription has begun. */
export async function whileChanging<Awaited>(
  change: () => Promise<unknown>,
  awaited: Promise<Awaited>,
): Promise<Awaited> {
  let isThere = false;
  const there = awaited.finally(() => {
    isThere = true;
  });
  while (!isThere) {
    await change();
    await Promise.race([there, pause(100)]);
  }
  return there;
}

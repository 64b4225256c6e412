const EVERY_MS = 50;

/** Asks again until the answer is the one expected, or until the time has passed. */
export async function expectSoon<T>(ask: () => Promise<T>, expected: T, withinMs = 10_000): Promise<void> {
  const until = Date.now() + withinMs;
  while (Date.now() < until && JSON.stringify(await ask()) !== JSON.stringify(expected)) {
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
  expect(await ask()).toEqual(expected);
}

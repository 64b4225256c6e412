const MINUTE = 60_000;

/** How long to wait after each attempt that failed; the last holds for all that follow. */
const WAITS_MINUTES = [1, 5, 30, 120];

/** After so many a mail is given up. */
export const MOST_ATTEMPTS = 8;

/**
 * When a mail is tried again, if this attempt fails.
 * @param attempts made before this one
 * @returns null where this one is the last
 */
export function nextAttemptAfter(attempts: number, instant: string): string | null {
  if (attempts + 1 >= MOST_ATTEMPTS) return null;
  const minutes = WAITS_MINUTES[attempts] ?? WAITS_MINUTES.at(-1) ?? 0;
  return new Date(Date.parse(instant) + minutes * MINUTE).toISOString();
}

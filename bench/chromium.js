/** The Chromium of this machine: for the tests in a browser, the pictures and the measurements of the page. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Null where there is none. */
export function findChromium() {
  const directories = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
  const candidates = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

export async function startChromium() {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error("There is no Chromium here. Get it with 'apt-get install chromium'.");
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A page that asks another host must not find it, wherever this runs.
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedMail, simpleParser } from 'mailparser';
import type { TestApp } from './app.js';

const PATIENCE_MILLISECONDS = 10_000;

/** The mails that were written for somebody, the first one first. */
export async function mailTo(app: TestApp, email: string): Promise<readonly ParsedMail[]> {
  const folder = join(app.settings.dataDirectory, 'mail');
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  const mails = await Promise.all(files.map((file) => simpleParser(readFileSync(join(folder, file)))));
  return mails.filter(({ to }) => [to ?? []].flat().some(({ text }) => text.includes(email)));
}

/** The secret of the link in the `count`th mail that somebody gets. */
export async function linkTo(app: TestApp, email: string, count = 1): Promise<string> {
  for (const until = Date.now() + PATIENCE_MILLISECONDS; Date.now() < until; ) {
    const mail = (await mailTo(app, email))[count - 1];
    const [, secret] = /\/set-password#([\w-]+)/.exec(mail?.text ?? '') ?? [];
    if (secret) return secret;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No mail with a link came to ${email}.`);
}

import type { Page } from 'playwright-core';
import type { Role } from '../../src/domain/actor.js';
import { type Tag, textOf } from '../support/page-texts.js';
import { sampleAccount } from '../support/sample-account.js';

export interface EmailAndPassword {
  readonly email: string;
  readonly password: string;
}

/** On the page for it: fills in the form and sends it. */
export async function writeSignIn(page: Page, { email, password }: EmailAndPassword, tag: Tag = 'en'): Promise<void> {
  const form = page.locator('form').first();
  await form.getByLabel(textOf(tag, 'form.email')).fill(email);
  await form.getByLabel(textOf(tag, 'form.password'), { exact: true }).fill(password);
  await form.getByRole('button', { name: textOf(tag, 'signIn.title') }).click();
}

/** Goes to the sign-in and comes back as the sample's account of that role. */
export async function signInAs(page: Page, role: Role, tag: Tag = 'en'): Promise<void> {
  await page.goto(new URL(`/${tag}/sign-in`, page.url()).href);
  await writeSignIn(page, sampleAccount(role), tag);
  await page.waitForURL((url) => url.pathname === `/${tag}/`);
}

/** Whose name stands at the top of the page; null where nobody is signed in. */
export async function whoIsIn(page: Page): Promise<string | null> {
  const name = page.locator('.who-name a');
  await page.locator('nav.who li').first().waitFor();
  if ((await name.count()) === 0) return null;
  const unseen = (await name.locator('.unseen').textContent()) ?? '';
  return ((await name.textContent()) ?? '').slice(unseen.length);
}

import type { Browser, Locator, Page } from 'playwright-core';
import { type Visit, visit, type Window } from '../support/browser.js';

const WIDE: Window = { width: 1280, height: 1000, colorScheme: 'light' };
/** The bundle is large, and the machine may be busy with other tests. */
const PATIENCE_MS = 30_000;

/** The explorer as somebody sees it who sits before it. */
export class ExplorerPage {
  private constructor(
    private readonly visit: Visit,
    readonly page: Page,
  ) {}

  static async open(browser: Browser, origin: string, window = WIDE): Promise<ExplorerPage> {
    const opened = await visit(browser, new URL('/explorer/', origin), window);
    opened.page.setDefaultTimeout(PATIENCE_MS);
    await opened.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const explorer = new ExplorerPage(opened, opened.page);
    await explorer.region('Operation Editor').locator('.view-line').first().waitFor();
    return explorer;
  }

  get faults(): readonly string[] {
    return this.visit.faults;
  }

  close(): Promise<void> {
    return this.visit.close();
  }

  /** As on the page for it, whose session the explorer shares. */
  async signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    const query = 'mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }';
    const body = JSON.stringify({ query, variables: { input: { email, password } } });
    const answer = await this.page.evaluate(
      async (text) =>
        (
          await fetch('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body: text })
        ).json(),
      body,
    );
    expect(answer).not.toHaveProperty('errors');
  }

  tabs(): Promise<string[]> {
    return this.page
      .locator('.graphiql-tab')
      .getByRole('button', { name: /^(?!Close)/ })
      .allTextContents();
  }

  async showTab(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.region('Operation Editor').getByText(name).first().waitFor();
  }

  async openDocumentation(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    const documentation = this.region('Documentation Explorer');
    await documentation.getByRole('link', { name: 'Query', exact: true }).waitFor();
    return documentation;
  }

  async openSavedQueries(): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Show Saved queries' }).click();
    const panel = this.region('Saved queries');
    await panel.getByLabel('Name for the query in the editor').waitFor();
    return panel;
  }

  /** Waits until the editor holds the text where it can be seen. */
  async seeInEditor(text: string): Promise<void> {
    await this.region('Operation Editor').getByText(text).first().waitFor();
  }

  /** Puts text below what is there, all at once: typed letter by letter, each would be judged. */
  async pasteAtEnd(text: string): Promise<void> {
    await this.region('Operation Editor').getByRole('textbox').focus();
    await this.page.keyboard.press('ControlOrMeta+End');
    await this.page.keyboard.insertText(text);
  }

  /** Chooses the operation and starts it, without waiting for an answer over HTTP. */
  async start(operation: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Execute query/ }).click();
    await this.page.getByRole('menuitem', { name: operation }).click();
  }

  /** Until the page has sent a subscription over a socket that it opens from now on. */
  subscribed(): Promise<void> {
    return new Promise((resolve) => {
      this.page.once('websocket', (socket) => {
        socket.on('framesent', ({ payload }) => {
          if (payload.includes('"subscribe"')) resolve();
        });
      });
    });
  }

  /** Replaces the variables, as by selecting all of them and pasting. */
  async pasteVariables(variables: string): Promise<void> {
    await this.region('Variables').getByRole('textbox').focus();
    await this.page.keyboard.press('ControlOrMeta+a');
    // Typed text would be indented and closed with brackets by the editor.
    await this.page.evaluate((text) => navigator.clipboard.writeText(text), variables);
    await this.page.keyboard.press('ControlOrMeta+v');
  }

  /** Presses the run button, chooses the operation where there are several, and gives the server's answer. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
  run(operation: string): Promise<any> {
    return this.answerTo(operation, async () => {
      const run = this.page.getByRole('button', { name: /^Execute query/ });
      const offersChoice = (await run.getAttribute('aria-haspopup')) === 'menu';
      await run.click();
      if (offersChoice) await this.page.getByRole('menuitem', { name: operation }).click();
    });
  }

  /** Runs what the editor holds by its keys, without the mouse. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
  runByKeys(operation: string): Promise<any> {
    return this.answerTo(operation, async () => {
      await this.region('Operation Editor').getByRole('textbox').focus();
      await this.page.keyboard.press('ControlOrMeta+Enter');
    });
  }

  /** Waits until the text stands in the part of the answer that can be seen. */
  async seeInAnswer(text: string): Promise<void> {
    await this.region('Result Window').getByText(text).first().waitFor();
  }

  private region(label: string): Locator {
    return this.page.getByRole('region', { name: label, exact: true });
  }

  private async answerTo(operation: string, act: () => Promise<void>) {
    const answered = this.page.waitForResponse(
      (response) => response.request().postDataJSON()?.operationName === operation,
    );
    await act();
    return (await answered).json();
  }
}

import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { BuiltPages, type Render, type RenderedPage } from './built-pages.js';
import { OwnApi } from './own-api.js';
import { type HeardAnswer, PageAnswers } from './page-answers.js';

const MOST_BYTES = 32 * 2 ** 20;
/** Of what keeps a page in its place. */
const BYTES_BESIDE = 1_000;
/** Whoever found the page out of date this often has it made, and waits for others no more. */
const PATIENCE = 3;

interface Made {
  /** What the page was made from; null where an answer is missing. */
  readonly heard: readonly HeardAnswer[] | null;
  readonly page: RenderedPage;
}

interface Kept extends Made {
  readonly heard: readonly HeardAnswer[];
}

/**
 * Makes pages by what was built. A page depends on its address and on what the API answers while it is made, so it is
 * given again where the API, asked anew, answers the same. What is being made is made once for all who wait for it, and
 * each of them asks anew as well: it was begun before some of them came.
 */
@Injectable()
export class PageRenderer {
  private readonly kept = new LRUCache<string, Kept>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ page, heard }, url) =>
      heard.reduce(
        (sum, { path }) => sum + path.length + BYTES_BESIDE,
        page.html.length * 2 + url.length + BYTES_BESIDE,
      ),
  });
  /** Each answers null where the page was not built. */
  private readonly underWay = new Map<string, Promise<RenderedPage | null>>();

  constructor(
    private readonly pages: BuiltPages,
    private readonly api: OwnApi,
  ) {}

  /** Null where the page was not built. */
  async page(url: string): Promise<RenderedPage | null> {
    let answers = this.answers();
    let outdated: Kept | undefined;
    for (let looked = 0; looked < PATIENCE; looked += 1) {
      const underWay = this.underWay.get(url);
      // Why it failed is told to whoever had it made.
      if (underWay) await underWay.catch(() => null);
      const kept = this.kept.get(url);
      // What is not kept for one is not for others either: they need not wait for each other.
      if (!kept || kept === outdated) break;
      answers = this.answers();
      if (await answers.areStill(kept.heard)) return kept.page;
      outdated = kept;
    }
    return this.make(url, answers);
  }

  /**
   * For somebody who is signed in: made of what the API answers to that cookie, and kept for nobody. Null where the page
   * was not built.
   */
  async pageFor(url: string, cookie: string): Promise<RenderedPage | null> {
    const made = await this.ofOneState(url, this.answers(cookie), () => this.answers(cookie));
    return made?.page ?? null;
  }

  private answers(cookie: string | null = null): PageAnswers {
    return new PageAnswers((path) => this.api.get(path, cookie), cookie === null);
  }

  private make(url: string, answers: PageAnswers): Promise<RenderedPage | null> {
    const making = this.keep(url, answers).finally(() => {
      if (this.underWay.get(url) === making) this.underWay.delete(url);
    });
    this.underWay.set(url, making);
    return making;
  }

  private async keep(url: string, answers: PageAnswers): Promise<RenderedPage | null> {
    const made = await this.ofOneState(url, answers, () => this.answers());
    if (!made) return null;
    const { heard, page } = made;
    if (heard) this.kept.set(url, { heard, page });
    return page;
  }

  /** Answers that were asked for one after the other may be of two states: then, once, the page is made again. */
  private async ofOneState(url: string, answers: PageAnswers, anew: () => PageAnswers): Promise<Made | null> {
    const render = await this.pages.render();
    if (!render) return null;
    const first = await madeBy(render, url, answers);
    const again = anew();
    const isOfOne = !first.heard || first.heard.length < 2 || (await again.areStill(first.heard));
    return isOfOne ? first : madeBy(render, url, again);
  }
}

async function madeBy(render: Render, url: string, answers: PageAnswers): Promise<Made> {
  const page = await render({ url, get: (path) => answers.get(path), isVisitor: answers.isVisitor });
  return { page, heard: page.status === 503 ? null : await answers.heard() };
}

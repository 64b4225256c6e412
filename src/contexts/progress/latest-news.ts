/** What one listener is told. Of what it has not heard yet only the latest is kept: whoever is slow misses nothing. */
export class LatestNews<News> implements AsyncIterableIterator<News, undefined> {
  private unheard: { readonly news: News } | null = null;
  private readonly listening: ((heard: IteratorResult<News, undefined>) => void)[] = [];
  private isOver = false;

  /** @param ended called once, when the listener has left */
  constructor(private readonly ended: () => void) {}

  tell(news: News): void {
    const listener = this.listening.shift();
    if (listener) listener({ done: false, value: news });
    else if (!this.isOver) this.unheard = { news };
  }

  async next(): Promise<IteratorResult<News, undefined>> {
    const { unheard } = this;
    this.unheard = null;
    if (unheard) return { done: false, value: unheard.news };
    if (this.isOver) return { done: true, value: undefined };
    return new Promise((resolve) => {
      this.listening.push(resolve);
    });
  }

  async return(): Promise<IteratorResult<News, undefined>> {
    const over = { done: true, value: undefined } as const;
    if (this.isOver) return over;
    this.isOver = true;
    this.unheard = null;
    for (const listener of this.listening.splice(0)) listener(over);
    this.ended();
    return over;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

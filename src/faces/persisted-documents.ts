import { existsSync, readFileSync } from 'node:fs';

/**
 * The documents of the page, by the SHA-256 of their text, as Apollo Server asks for them. They are known since the page
 * was built: whatever else somebody sends is answered if it may be asked, and not remembered under its hash.
 */
export class PersistedDocuments {
  private constructor(private readonly texts: ReadonlyMap<string, string>) {}

  /** @param file `{ "<sha256>": "<text>" }`; where there is none, no document is known */
  static read(file: string): PersistedDocuments {
    const texts: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
    const entries = Object.entries(Object(texts)).map(([hash, text]): [string, string] => [keyOf(hash), String(text)]);
    return new PersistedDocuments(new Map(entries));
  }

  async get(key: string): Promise<string | undefined> {
    return this.texts.get(key);
  }

  async set(): Promise<void> {}

  async delete(): Promise<boolean> {
    return false;
  }
}

/** Apollo Server puts this before each hash. */
function keyOf(hash: string): string {
  return `apq:${hash}`;
}

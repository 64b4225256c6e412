import { request } from 'node:http';

/** What came over the wire, but for the date. */
export interface Heard {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface Said {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Says exactly this, where `fetch` would add headers of its own. */
export function say(url: string, { method = 'POST', headers = {}, body = '' }: Said): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers });
    sent.on('error', reject);
    sent.on('response', (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const { date: _, ...others } = response.headers;
        resolve({ status: response.statusCode, headers: others, body: Buffer.concat(parts).toString() });
      });
    });
    sent.end(body === '' ? undefined : body);
  });
}

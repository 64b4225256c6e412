import type { Answer } from './app.js';

/** A browser that keeps its cookies and says which page it asks from, as that of a visitor does. */
export interface Browser {
  /** What it sends with each request now, e.g. to open a WebSocket. */
  headers(): Readonly<Record<string, string>>;
  /** The `Set-Cookie` lines of the last answer, word for word. */
  lastSetCookies(): readonly string[];
  /** Sends a query and gives its answer, errors and all. */
  ask(query: string, variables?: object, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a query that must succeed and gives its data. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its own query asked for
  get(query: string, variables?: object): Promise<any>;
  /** Sends a query that must be refused once, and gives the refusal. */
  refusal(query: string, variables?: object): Promise<Readonly<Record<string, unknown>>>;
  /** Asks for any address of the server, without following where it leads. */
  fetch(path: string, request?: RequestInit): Promise<Response>;
}

/** A browser in which nobody is signed in. */
export function browserOf(server: { readonly url: string }): Browser {
  const jar = new Map<string, string>();
  let setCookies: readonly string[] = [];

  const headers = () => ({
    origin: new URL(server.url).origin,
    ...(jar.size > 0 ? { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } : {}),
  });
  const fetched: Browser['fetch'] = async (path, request = {}) => {
    const sent = new Headers(headers());
    new Headers(request.headers).forEach((value, name) => {
      sent.set(name, value);
    });
    const response = await fetch(`${server.url}${path}`, { redirect: 'manual', ...request, headers: sent });
    setCookies = response.headers.getSetCookie();
    for (const line of setCookies) keep(jar, line);
    return response;
  };
  const ask: Browser['ask'] = async (query, variables = {}, more = {}) => {
    const response = await fetched('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...more },
      body: JSON.stringify({ query, variables }),
    });
    const { data = null, errors = [] } = await response.json();
    return { status: response.status, data, errors };
  };
  return {
    headers,
    lastSetCookies: () => setCookies,
    ask,
    get: async (query, variables) => {
      const { data, errors } = await ask(query, variables);
      if (errors.length > 0) throw new Error(`Refused: ${JSON.stringify(errors, null, 2)}`);
      return data;
    },
    refusal: async (query, variables) => {
      const { errors } = await ask(query, variables);
      expect(errors).toHaveLength(1);
      return { message: errors[0]?.message, ...errors[0]?.extensions };
    },
    fetch: fetched,
  };
}

/** A browser in which somebody has signed in with a password. */
export async function signedIn(server: { readonly url: string }, email: string, password: string): Promise<Browser> {
  const browser = browserOf(server);
  await browser.get('mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }', {
    input: { email, password },
  });
  return browser;
}

/** As a browser does: an empty value or an instant that is over takes the cookie out. */
function keep(jar: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
  const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
  const isOver = attributes.some((attribute) => {
    const [what = '', when = ''] = attribute.split('=');
    if (/^max-age$/i.test(what)) return Number(when) <= 0;
    return /^expires$/i.test(what) && Date.parse(when) <= Date.now();
  });
  if (isOver || value === '') jar.delete(name);
  else jar.set(name, value);
}

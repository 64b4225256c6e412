import type { IncomingMessage } from 'node:http';
import type { CookieOptions, Response } from 'express';

/** The prefix lets no other host of the domain, and nobody without TLS, set it. */
const NAME = '__Host-maalbar';

/** Kept from scripts, from connections in clear, and from requests of other sites that change something. */
const ATTRIBUTES: CookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };

/** The cookie by which a browser says who is signed in. */
export class SessionCookie {
  constructor(private readonly response: Response) {}

  /** @param expiresAt the instant at which the sign-in is over */
  signIn(token: string, expiresAt: string): void {
    this.set(token, new Date(expiresAt));
  }

  clear(): void {
    this.set('', new Date(0));
  }

  private set(value: string, expires: Date): void {
    // Whoever has been given a new one and then signs out is told the latter only.
    const said = [this.response.getHeader('Set-Cookie') ?? []].flat();
    const others = said.map(String).filter((line) => !line.startsWith(`${NAME}=`));
    this.response.setHeader('Set-Cookie', others);
    this.response.cookie(NAME, value, { ...ATTRIBUTES, expires });
  }
}

/** What the browser was given when it signed in; null where it has sent no such cookie. */
export function sessionToken({ headers: { cookie } }: IncomingMessage): string | null {
  const start = `${NAME}=`;
  if (cookie?.includes(start) !== true) return null;
  const pairs = cookie.split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(start))?.slice(start.length) ?? null;
}

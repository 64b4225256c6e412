import type { CookieOptions, Request, Response } from 'express';

const NAME = '__Host-maalbar-sign-on';

/** Sent along when the provider sends the browser back, which is another site. */
const ATTRIBUTES: CookieOptions = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' };

const MILLISECONDS_OF_MINUTE = 60_000;

/** What a browser keeps while it is at the provider of single sign-on. */
export class BrowserKeeps {
  constructor(private readonly response: Response) {}

  keep(sealed: string, minutes: number): void {
    this.response.cookie(NAME, sealed, { ...ATTRIBUTES, maxAge: minutes * MILLISECONDS_OF_MINUTE });
  }

  forget(): void {
    this.response.clearCookie(NAME, ATTRIBUTES);
  }

  keptIn({ headers: { cookie = '' } }: Request): string | null {
    const pairs = cookie.split(';').map((pair) => pair.trim());
    return pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1) ?? null;
  }
}

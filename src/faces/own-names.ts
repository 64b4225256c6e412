import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isLoopback } from '../loopback.js';
import type { NetworkSettings } from '../settings-network.js';
import { hostnameOf } from '../settings-network.js';
import { isOwnRequest } from './own-request.js';

/** Under which names this server is asked, and from which pages. */
export class OwnNames {
  private readonly isHere: boolean;
  private readonly hostname: string | null;

  constructor(private readonly settings: Pick<NetworkSettings, 'host' | 'origin'>) {
    const { host, origin } = settings;
    this.isHere = isLoopback(host);
    this.hostname = origin && hostnameOf(origin);
  }

  /** Said with status 421 to whoever asks for another host, or from elsewhere where nobody else is meant to; or null. */
  elsewhere(request: IncomingMessage): string | null {
    const { origin } = this.settings;
    if (origin === null && hasPassedProxy(request.headers)) {
      return 'This server answers on this machine only. Set MAALBAR_ORIGIN to the address under which a proxy offers it.\n';
    }
    if (this.isAsked(request)) return null;
    return origin === null
      ? 'This server answers on this machine only, under 127.0.0.1 or localhost.\n'
      : `This server answers under ${origin} only.\n`;
  }

  /** A page elsewhere could point its own name at this machine and speak to the server through the visitor's browser. */
  private isAsked(request: IncomingMessage): boolean {
    const name = nameIn(request.headers);
    if (name === null) return false;
    return name === this.hostname || (this.isHere && isLoopback(name)) || isOwnRequest(request);
  }

  /** Whether a page of this server asks. Programs say no origin. */
  isOrigin({ origin, host }: IncomingHttpHeaders): boolean {
    if (origin === undefined) return false;
    if (origin === this.settings.origin) return true;
    if (!this.isHere || !isLoopback(nameIn({ host }) ?? '')) return false;
    return URL.canParse(origin) && new URL(origin).host === host?.toLowerCase();
  }

  /** By its origin, or by the word of the browser, which no page can put into its mouth. */
  isOwnPage(headers: IncomingHttpHeaders): boolean {
    return headers['sec-fetch-site'] === 'same-origin' || this.isOrigin(headers);
  }
}

const SAID_BY_PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'via'] as const;

/** Whether others may be reaching the server through whoever passed the request on. */
export function hasPassedProxy(headers: IncomingHttpHeaders): boolean {
  return SAID_BY_PROXIES.some((name) => headers[name] !== undefined);
}

/** Who is asked, without the port. */
function nameIn({ host }: IncomingHttpHeaders): string | null {
  const name = /^(\[[^\]]+\]|[^:]+)(?::\d*)?$/.exec(host ?? '')?.[1];
  return name?.replace(/^\[|\]$/g, '').toLowerCase() ?? null;
}

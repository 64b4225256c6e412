import type { AddressInfo } from 'node:net';
import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { invariant } from '../domain/domain-error.js';
import { GRAPHQL_PATH } from './graphql-options.js';

/** An answer that takes longer is none: the visitor is told so. */
const LONGEST_ANSWER_MILLISECONDS = 10_000;

const HEADERS = {
  accept: 'application/json',
  // It does not leave this machine.
  'accept-encoding': 'identity',
  'apollo-require-preflight': 'yes',
};

/** What was heard, to be read as often as one likes. */
export interface OwnAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** Asks this server's own API over the wire, as any visitor does: with its limits, its refusals and its kept answers. */
@Injectable()
export class OwnApi {
  constructor(private readonly host: HttpAdapterHost) {}

  /** @param path of the API, with its search */
  async get(path: string): Promise<OwnAnswer> {
    const own = this.origin();
    const url = new URL(path, own);
    if (url.origin !== own || url.pathname !== GRAPHQL_PATH)
      throw new Error(`A page asks ${GRAPHQL_PATH}, not ${path}`);
    const signal = AbortSignal.timeout(LONGEST_ANSWER_MILLISECONDS);
    const answer = await fetch(url, { headers: HEADERS, redirect: 'error', signal });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  }

  /** Of the listening server, whatever name it was told to listen on, as addresses write it: never with port 80. */
  private origin(): string {
    const listening: AddressInfo | string | null = this.host.httpAdapter.getHttpServer().address();
    invariant(listening !== null && typeof listening !== 'string', 'a page is made while a port is listened on');
    const { address, family, port } = listening;
    return new URL(`http://${family === 'IPv6' ? `[${address}]` : address}:${port}`).origin;
  }
}

import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { GRAPHQL_PATH } from './graphql-options.js';
import { listeningOrigin } from './listening-origin.js';
import { OWN_REQUEST } from './own-request.js';

/** An answer that takes longer is none: the visitor is told so. */
const LONGEST_ANSWER_MILLISECONDS = 10_000;

const HEADERS = {
  accept: 'application/json',
  // It does not leave this machine.
  'accept-encoding': 'identity',
  'apollo-require-preflight': 'yes',
  ...OWN_REQUEST,
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

  /**
   * @param path of the API, with its search
   * @param cookie of the visitor for whom it asks
   */
  async get(path: string, cookie: string | null = null): Promise<OwnAnswer> {
    const own = listeningOrigin(this.host.httpAdapter.getHttpServer());
    const url = new URL(path, own);
    if (url.origin !== own || url.pathname !== GRAPHQL_PATH)
      throw new Error(`A page asks ${GRAPHQL_PATH}, not ${path}`);
    const signal = AbortSignal.timeout(LONGEST_ANSWER_MILLISECONDS);
    const headers = cookie === null ? HEADERS : { ...HEADERS, cookie };
    const answer = await fetch(url, { headers, redirect: 'error', signal });
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
  }
}

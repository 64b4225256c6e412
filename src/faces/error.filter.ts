import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { GraphQLError } from 'graphql';
import { DomainError, type ErrorCode } from '../domain/domain-error.js';
import { internalError, refusalOf, unreadableRequest } from './errors.js';
import { GRAPHQL_PATH } from './graphql-options.js';
import { pageLanguageOf } from './page-languages.js';
import { sendProblem } from './page-problem.js';

const HTTP_STATUS: Readonly<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  CONFLICT: 409,
  NOT_OPEN: 409,
  ALREADY_EXISTS: 409,
  LIMIT_EXCEEDED: 400,
  TOO_MANY_REQUESTS: 429,
  PLAN_FROZEN: 409,
  INTERNAL: 500,
};

/**
 * Where an error becomes an answer: a GraphQL error, problem+json (RFC 9457), or a page. Only a page that fails while it is
 * made is answered by its controller, in the language of its address.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('Error');

  catch(error: unknown, host: ArgumentsHost): GraphQLError | undefined {
    if (host.getType<'http' | 'graphql'>() === 'graphql') return this.asGraphQL(error);
    const response = host.switchToHttp().getResponse<Response>();
    const request = host.switchToHttp().getRequest<Request>();
    if (error instanceof HttpException && request.path === GRAPHQL_PATH) {
      // Whoever asks in GraphQL reads the answer in GraphQL, also where the body never reached Apollo Server.
      response.status(error.getStatus()).json({ errors: [unreadableRequest(error.getStatus(), error.message)] });
      return undefined;
    }
    if (error instanceof DomainError) {
      sayHow(error, response);
      if (request.path === GRAPHQL_PATH) {
        response.status(HTTP_STATUS[error.code]).json({ errors: [refusalOf(error)] });
        return undefined;
      }
    }
    const { status, title, facts } = this.asProblem(error);
    // Of a file that was on its way, which the answer is not.
    for (const name of ['Content-Encoding', 'ETag', 'Last-Modified']) response.removeHeader(name);
    response.vary('Accept, Accept-Language').set('Cache-Control', 'no-store');
    // 400: an address that is no text.
    if ((status === 404 || status === 400) && request.accepts(['json', 'html']) === 'html') {
      sendProblem(response, 'not there', { status, language: pageLanguageOf(request) });
      return undefined;
    }
    response
      .status(status)
      .type('application/problem+json')
      .send(JSON.stringify({ type: 'about:blank', title, status, ...facts }));
    return undefined;
  }

  private asGraphQL(error: unknown): GraphQLError {
    if (error instanceof DomainError) return refusalOf(error);
    if (error instanceof GraphQLError) return error;
    this.logUnexpected(error);
    return internalError();
  }

  private asProblem(error: unknown): { status: number; title: string; facts?: object } {
    if (error instanceof DomainError) {
      return { status: HTTP_STATUS[error.code], title: error.message, facts: { code: error.code, ...error.facts } };
    }
    if (error instanceof HttpException) return { status: error.getStatus(), title: error.message };
    this.logUnexpected(error);
    return { status: 500, title: internalError().message };
  }

  private logUnexpected(error: unknown): void {
    this.log.error(error);
  }
}

/** In the headers that HTTP has for it: how to say who one is, and when to come again. */
function sayHow({ code, facts }: DomainError, response: Response): void {
  const seconds = facts['retryAfterSeconds'];
  if (typeof seconds === 'number') response.set('Retry-After', String(seconds));
  if (code === 'UNAUTHENTICATED') response.set('WWW-Authenticate', 'Bearer');
  response.set('Cache-Control', 'no-store');
}

import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Database } from '../../../database/database.js';
import { DomainError } from '../../../domain/domain-error.js';
import { pageAddressOf } from '../../../faces/page-address.js';
import { PAGE_LANGUAGES, type PageLanguage, pageLanguageOf } from '../../../faces/page-languages.js';
import { contextOf } from '../../../faces/request-context.js';
import { OwnAddress } from '../own-address.js';
import { type Destination, SignOnService } from '../sign-on/sign-on.service.js';
import { SIGN_ON_MINUTES } from '../sign-on/sign-on-cookie.js';
import { BrowserKeeps } from './browser-keeps.js';

const CALLBACK = 'sign-on/callback';

/** It is kept in a cookie, of which browsers take 4,096 bytes. */
const LONGEST_ADDRESS = 1_000;

/** Sends a browser to the provider of single sign-on, and takes it in when it comes back. */
@Controller()
export class SignOnController {
  constructor(
    private readonly database: Database,
    private readonly signOn: SignOnService,
    private readonly own: OwnAddress,
  ) {}

  @Get('sign-on')
  async begin(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.set('Cache-Control', 'no-store');
    const destination = destinationOf(request);
    try {
      const { address, kept } = await this.signOn.begin(destination, `${this.originOf(request)}/${CALLBACK}`);
      new BrowserKeeps(response).keep(kept, SIGN_ON_MINUTES);
      response.redirect(302, address);
    } catch (error) {
      response.redirect(302, problemAddress(error, destination));
    }
  }

  @Get(CALLBACK)
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    response.set('Cache-Control', 'no-store');
    const browser = new BrowserKeeps(response);
    const sent = await this.signOn.opened(browser.keptIn(request));
    browser.forget();
    const context = contextOf(this.database, request, response);
    try {
      const { token, expiresAt } = await this.signOn.finish({
        sent,
        callback: new URL(request.originalUrl, this.originOf(request)),
        address: context.address,
        browser: context.browser,
        replaces: context.identified?.signInId ?? null,
      });
      context.cookies.signIn(token, expiresAt);
      response.redirect(302, sent?.returnTo ?? '/');
    } catch (error) {
      response.redirect(302, problemAddress(error, sent ?? destinationOf(request)));
    }
  }

  /** On this machine a browser may use any of its names, and has the cookie under the one that it uses. */
  private originOf(request: Request): string {
    return this.own.stated ?? `${request.protocol}://${request.host}`;
  }
}

/** Where the visitor wants to be: nothing but one of our own pages. */
function destinationOf(request: Request): Destination {
  const { language: tag, returnTo } = request.query;
  const language = PAGE_LANGUAGES.find((known) => known === tag) ?? pageLanguageOf(request);
  return { language, returnTo: ownPage(returnTo, language) };
}

function ownPage(wanted: unknown, language: PageLanguage): string {
  const isAddress = typeof wanted === 'string' && wanted.length <= LONGEST_ADDRESS;
  const address = isAddress ? pageAddressOf(wanted) : null;
  return address?.url.startsWith(`/${address.language}/`) ? address.url : `/${language}/`;
}

/** The sign-in page, which says what has gone wrong. @throws what no visitor is to be told */
function problemAddress(error: unknown, { language, returnTo }: Destination): string {
  if (!(error instanceof DomainError)) throw error;
  const search = new URLSearchParams({ problem: error.facts.reason, returnTo });
  return `/${language}/sign-in?${search}`;
}

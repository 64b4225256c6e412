import { Controller, Get, Logger, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { PAGE_PATHS, type PageAddress, pageAddressOf } from './page-address.js';
import { pageLanguageOf } from './page-languages.js';
import { problemPage } from './page-problem.js';
import { PageRenderer, type TaggedPage } from './page-renderer.js';

@Controller()
export class PageController {
  private readonly log = new Logger('Page');

  constructor(private readonly renderer: PageRenderer) {}

  /** The same page in the language that the visitor reads. */
  @Get()
  home(@Req() request: Request, @Res() response: Response): void {
    const search = request.originalUrl.replace(/^[^?]*/, '');
    response
      .set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language' })
      .redirect(302, `/${pageLanguageOf(request)}/${search}`);
  }

  @Get(PAGE_PATHS)
  async page(@Req() { originalUrl }: Request, @Res() response: Response): Promise<void> {
    const address = pageAddressOf(originalUrl);
    if (!address) throw new NotFoundException(`Cannot GET ${originalUrl}`);
    response.set({ 'Cache-Control': 'no-cache', 'Content-Language': address.language });
    if (address.url !== originalUrl) response.redirect(301, address.url);
    else await this.answer(address, response);
  }

  private async answer({ url, language }: PageAddress, response: Response): Promise<void> {
    const page = await this.renderer.page(url).catch((error: unknown) => {
      this.log.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return 'failed' as const;
    });
    if (page === 'failed') {
      response.status(500).set('Cache-Control', 'no-store').type('html').send(problemPage('failed', language));
    } else if (page === null) {
      response.status(503).set('Cache-Control', 'no-store').type('html').send(problemPage('not built', language));
    } else send(page, response);
  }
}

function send({ status, html, location, etag }: TaggedPage, response: Response): void {
  if (location !== undefined) response.location(location);
  if (status === 503) response.set('Cache-Control', 'no-store');
  response.status(status).set('ETag', etag).type('html').send(html);
}

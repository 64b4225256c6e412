import { Controller, Get, Logger, NotFoundException, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { RenderedPage } from './built-pages.js';
import { identifiedIn } from './identified-in.js';
import { PAGE_PATHS, type PageAddress, pageAddressOf, searchWithMark } from './page-address.js';
import { pageLanguageOf } from './page-languages.js';
import { sendProblem } from './page-problem.js';
import { PageRenderer } from './page-renderer.js';

@Controller()
export class PageController {
  private readonly log = new Logger('Page');

  constructor(private readonly renderer: PageRenderer) {}

  /** The same page in the language that the visitor reads. */
  @Get()
  home(@Req() request: Request, @Res() response: Response): void {
    response
      .set({ 'Cache-Control': 'no-cache', Vary: 'Accept-Language' })
      .redirect(302, `/${pageLanguageOf(request)}/${searchWithMark(request.originalUrl)}`);
  }

  @Get(PAGE_PATHS)
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { originalUrl } = request;
    const address = pageAddressOf(originalUrl);
    if (!address) throw new NotFoundException(`Cannot GET ${originalUrl}`);
    response.set({ 'Cache-Control': 'no-cache', 'Content-Language': address.language });
    response.vary('Authorization, Cookie');
    if (address.url !== originalUrl) response.redirect(301, address.url);
    else await this.answer(address, request, response);
  }

  private async answer({ url, language }: PageAddress, request: Request, response: Response): Promise<void> {
    const page = await this.pageFor(url, request, response).catch((error: unknown) => {
      this.log.error(error);
      return 'failed' as const;
    });
    if (page === 'failed') sendProblem(response, page, { status: 500, language });
    else if (page === null) sendProblem(response, 'not built', { status: 503, language });
    else send(page, response);
  }

  private pageFor(url: string, request: Request, response: Response): Promise<RenderedPage | null> {
    const { cookie } = request.headers;
    if (!identifiedIn(request) || cookie === undefined) return this.renderer.page(url);
    response.set('Cache-Control', 'no-store');
    return this.renderer.pageFor(url, cookie);
  }
}

function send({ status, html }: RenderedPage, response: Response): void {
  if (status === 503) response.set('Cache-Control', 'no-store');
  // Whoever has the page already is told so, too, and is sent nothing that could be compressed.
  response.vary('Accept-Encoding').status(status).type('html').send(html);
}

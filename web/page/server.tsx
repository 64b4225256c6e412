import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, type StaticHandlerContext, StaticRouterProvider } from 'react-router';
import type { Get } from './api/ask.js';
import { answersOf, type Given, givenTo } from './api/queries.js';
import da from './language/da.json';
import en from './language/en.json';
import { isTag, LANGUAGES, type Tag } from './language/languages.js';
import sv from './language/sv.json';
import { textsOf } from './language/texts.js';
import { Page } from './page.js';
import type { Head } from './page-context.js';
import { escaped } from './parts/escaped.js';
import { isPiece, linksTo } from './pieces.js';
import { routesOf } from './routes.js';

/** What a page is made from. */
export interface PageRequest {
  /** Path and search, as asked. */
  readonly url: string;
  readonly get: Get;
  /** The built `page/index.html`. */
  readonly template: string;
}

export interface RenderedPage {
  readonly status: number;
  readonly html: string;
}

const TEXTS = { da: textsOf('da', da), sv: textsOf('sv', sv), en: textsOf('en', en) };
/** Routes want a whole address; nothing is asked of this host. */
const NOWHERE = 'http://localhost';

/** Renders a page as its reader will see it before scripts run. */
export async function renderPage({ url, get, template }: PageRequest): Promise<RenderedPage> {
  const address = new URL(url, NOWHERE);
  const tag = tagIn(address);
  const answers = answersOf('server');
  const routes = routesOf({ answers, get });
  const handler = createStaticHandler(routes);
  const context = await handler.query(new Request(address));
  if (context instanceof Response) throw new Error('No screen leads to another by itself');
  const head: Head = { title: 'Målbar', description: '' };
  const body = renderToString(
    <Page context={{ get, head }} answers={answers} texts={TEXTS[tag]}>
      <StaticRouterProvider
        router={createStaticRouter(handler.dataRoutes, context)}
        context={context}
        hydrate={false}
      />
    </Page>,
  );
  const status = statusOf(context);
  const state = status === 200 ? givenTo(answers) : null;
  const links = linksTo([`page/language/${tag}.json`, ...piecesOf(context)]);
  return { status, html: fill(template, { tag, address, head, links, body, state }) };
}

function tagIn({ pathname }: URL): Tag {
  return pathname.split('/').find(isTag) ?? 'da';
}

/** An answer that the server could not get is no fault of the address. */
function statusOf({ statusCode }: StaticHandlerContext): number {
  return statusCode === 500 ? 503 : statusCode;
}

/** The screens that the address is made of. */
function piecesOf({ matches }: StaticHandlerContext): string[] {
  return matches.map(({ route }) => route.id).filter(isPiece);
}

interface Filling {
  readonly tag: Tag;
  readonly address: URL;
  readonly head: Head;
  readonly links: string;
  readonly body: string;
  readonly state: Given | null;
}

function fill(template: string, { tag, address, head, links, body, state }: Filling): string {
  const fillings: Readonly<Record<string, string>> = {
    '<html lang="da">': `<html lang="${tag}"${themeOf(address)}>`,
    '<!--head-->': headOf(head, address, tag) + links,
    '<!--body-->': body,
    '<!--state-->': `<script type="application/json" id="state">${asData(state)}</script>`,
  };
  return template.replace(/<html lang="da">|<!--(?:head|body|state)-->/g, (place) => fillings[place] ?? '');
}

/** A site that is dark whatever the reader's device says may ask an embed for it; otherwise the device decides. */
function themeOf({ pathname, searchParams }: URL): string {
  const theme = searchParams.get('theme');
  const isChosen = pathname.startsWith('/embed/') && (theme === 'light' || theme === 'dark');
  return isChosen ? ` data-theme="${theme}"` : '';
}

function headOf({ title, description }: Head, { pathname, search }: URL, tag: Tag): string {
  const others = Object.keys(LANGUAGES).map((other) => {
    const href = escaped(pathname.replace(`/${tag}`, `/${other}`) + search);
    return `<link rel="alternate" hreflang="${other}" href="${href}">`;
  });
  return [
    `<title>${escaped(title)}</title>`,
    description === '' ? '' : `<meta name="description" content="${escaped(description)}">`,
    ...others,
  ].join('');
}

/** JSON that does not end the element it stands in. */
function asData(state: Given | null): string {
  return JSON.stringify(state).replaceAll('<', '\\u003c');
}

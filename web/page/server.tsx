import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, type StaticHandlerContext, StaticRouterProvider } from 'react-router';
import type { Get } from './api/ask.js';
import { answersOf, givenTo, keyOf } from './api/queries.js';
import da from './language/da.json';
import en from './language/en.json';
import { isTag, LANGUAGES, type Tag } from './language/languages.js';
import membersDa from './language/members/da.json';
import membersEn from './language/members/en.json';
import membersSv from './language/members/sv.json';
import sv from './language/sv.json';
import { type Catalogue, type MemberCatalogue, type Texts, textsOf } from './language/texts.js';
import { isMemberScreen } from './member-routes.js';
import { Page } from './page.js';
import type { Head } from './page-context.js';
import { escaped } from './parts/escaped.js';
import { viewerQuestion } from './parts/who/viewer.js';
import { isPiece, linksTo } from './pieces.js';
import type { Rendered } from './rendered.js';
import { routesOf } from './routes.js';

/** What a page is made from. */
export interface PageRequest {
  /** Path and search, as asked. */
  readonly url: string;
  readonly get: Get;
  /** Nobody is signed in: it is not asked who is. */
  readonly isVisitor?: boolean;
  /** The built `page/index.html`. */
  readonly template: string;
}

export interface RenderedPage {
  readonly status: number;
  readonly html: string;
}

const TEXTS: Readonly<Record<Tag, Texts>> = {
  da: allTextsOf('da', da, membersDa),
  sv: allTextsOf('sv', sv, membersSv),
  en: allTextsOf('en', en, membersEn),
};
/** Routes want a whole address; nothing is asked of this host. */
const NOWHERE = 'http://localhost';

/** Renders a page as its reader will see it before scripts run. */
export async function renderPage({ url, get, isVisitor = false, template }: PageRequest): Promise<RenderedPage> {
  const address = new URL(url, NOWHERE);
  const tag = tagIn(address);
  const answers = answersOf('server');
  if (isVisitor && !address.pathname.startsWith('/embed/'))
    answers.setQueryData(keyOf(viewerQuestion), { viewer: null });
  const routes = routesOf({ answers, get, memberTexts: async () => {} });
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
  const state = { given: givenTo(answers), isWhole: status === 200 };
  const screens = piecesOf(context);
  const links = linksTo([...cataloguesOf(tag, screens), ...screens]);
  return { status, html: fill(template, { tag, address, head, links, body, state }) };
}

function allTextsOf(tag: Tag, catalogue: Catalogue, members: MemberCatalogue): Texts {
  const texts = textsOf(tag, catalogue);
  texts.add(members);
  return texts;
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

function cataloguesOf(tag: Tag, screens: readonly string[]): string[] {
  const members = screens.some(isMemberScreen) ? [`page/language/members/${tag}.json`] : [];
  return [`page/language/${tag}.json`, ...members];
}

interface Filling {
  readonly tag: Tag;
  readonly address: URL;
  readonly head: Head;
  readonly links: string;
  readonly body: string;
  readonly state: Rendered;
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
function asData(state: Rendered): string {
  return JSON.stringify(state).replaceAll('<', '\\u003c');
}

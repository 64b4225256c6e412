import { createRoot, hydrateRoot } from 'react-dom/client';
import { createBrowserRouter, matchRoutes, type RouteObject, RouterProvider } from 'react-router';
import type { Get } from './api/ask.js';
import { answersOf } from './api/queries.js';
import { isTag, type Tag } from './language/languages.js';
import { type Catalogue, type MemberCatalogue, textsOf } from './language/texts.js';
import { Page } from './page.js';
import type { Rendered } from './rendered.js';
import { routesOf } from './routes.js';

const CATALOGUES: Readonly<Record<Tag, () => Promise<{ default: Catalogue }>>> = {
  da: () => import('./language/da.json'),
  sv: () => import('./language/sv.json'),
  en: () => import('./language/en.json'),
};
const MEMBER_CATALOGUES: Readonly<Record<Tag, () => Promise<{ default: MemberCatalogue }>>> = {
  da: () => import('./language/members/da.json'),
  sv: () => import('./language/members/sv.json'),
  en: () => import('./language/members/en.json'),
};

const get: Get = (path) => fetch(path, { headers: { accept: 'application/json', 'apollo-require-preflight': 'yes' } });

async function start(place: HTMLElement): Promise<void> {
  const tag = document.documentElement.lang;
  if (!isTag(tag)) throw new Error(`There are no texts in '${tag}'.`);
  const answers = answersOf('browser');
  const texts = CATALOGUES[tag]().then((catalogue) => textsOf(tag, catalogue.default));
  const memberTexts = async () => {
    const [known, more] = await Promise.all([texts, MEMBER_CATALOGUES[tag]()]);
    known.add(more.default);
  };
  const routes = routesOf({ answers, get, memberTexts });
  const rendered: Rendered | null = JSON.parse(document.querySelector('#state')?.textContent || 'null');
  const [known, loaderData] = await Promise.all([texts, loadMatched(routes)]);
  for (const [key, answer] of rendered?.given ?? []) answers.setQueryData(key, answer);
  const router = createBrowserRouter(routes, rendered?.isWhole ? { hydrationData: { loaderData } } : {});
  const page = (
    <Page context={{ get, head: null }} answers={answers} texts={known}>
      <RouterProvider router={router} />
    </Page>
  );
  if (rendered?.isWhole) hydrateRoot(place, page);
  else createRoot(place).render(page);
}

/** The code of what the server rendered, before the browser takes over; and that nothing else is to be loaded. */
async function loadMatched(routes: RouteObject[]): Promise<Record<string, null>> {
  const matched = matchRoutes(routes, window.location) ?? [];
  await Promise.all(
    matched.map(async ({ route }) => {
      if (typeof route.lazy !== 'function') return;
      Object.assign(route, { ...(await route.lazy()), lazy: undefined });
    }),
  );
  return Object.fromEntries(matched.flatMap(({ route }) => (route.id === undefined ? [] : [[route.id, null]])));
}

const place = document.querySelector<HTMLElement>('#page');
if (place === null) throw new Error('The page has no element with the id "page".');
void start(place);

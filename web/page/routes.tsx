import type { QueryClient } from '@tanstack/react-query';
import { data, type RouteObject } from 'react-router';
import { type Answer, AskFailed, type Get, type Name, type Question } from './api/ask.js';
import { optionsOf } from './api/queries.js';
import type { Asked } from './asked.js';
import { isTag, languageOf } from './language/languages.js';
import { memberRoutes, viewerLoader } from './member-routes.js';
import { ErrorScreen } from './parts/error-screen.js';
import { Layout } from './parts/layout.js';
import { NotFound } from './parts/not-found.js';
import { askComparison, isCompared } from './screens/compare/ask-comparison.js';
import { compareFrameQuestion } from './screens/compare/compare.question.js';
import { embedQuestion, isEmbeddable } from './screens/embed/embed.question.js';
import { EmbedFrame } from './screens/embed/embed-frame.js';
import { goalQuestion } from './screens/goal/goal.question.js';
import { indicatorQuestion, isIndicatorOfGoal } from './screens/indicator/indicator.question.js';
import { strategiesQuestion } from './screens/strategies/strategies.question.js';
import { strategyQuestion } from './screens/strategy/strategy.question.js';

/** What the API says of what an address asks for. */
const WRONG_ADDRESS: readonly (string | null)[] = ['NOT_FOUND', 'BAD_INPUT'];

export interface Surroundings {
  readonly answers: QueryClient;
  readonly get: Get;
  /** Gets the texts of what whoever signs in sees. */
  readonly memberTexts: () => Promise<void>;
}

/** All addresses of the page. What a screen shows is asked for before the screen is shown; its id is its file. */
export function routesOf(surroundings: Surroundings): RouteObject[] {
  const { needs } = loadersOf(surroundings);
  return [
    {
      path: '/:language',
      id: 'page',
      loader: viewerLoader(surroundings),
      shouldRevalidate: () => false,
      Component: Layout,
      ErrorBoundary: ErrorScreen,
      children: [
        {
          ErrorBoundary: ErrorScreen,
          children: [
            {
              index: true,
              loader: needs(strategiesQuestion, () => true),
              id: 'page/screens/strategies/strategies.tsx',
              lazy: async () => ({ Component: (await import('./screens/strategies/strategies.js')).Strategies }),
            },
            {
              path: 'strategies/:slug',
              loader: needs(strategyQuestion, ({ strategy }) => strategy !== null),
              id: 'page/screens/strategy/strategy.tsx',
              lazy: async () => ({ Component: (await import('./screens/strategy/strategy.js')).Strategy }),
            },
            {
              path: 'strategies/:slug/goals/:goalCode',
              loader: needs(goalQuestion, ({ strategy }) => !!strategy?.goal),
              id: 'page/screens/goal/goal.tsx',
              lazy: async () => ({ Component: (await import('./screens/goal/goal.js')).Goal }),
            },
            {
              path: 'strategies/:slug/goals/:goalCode/:indicatorCode',
              loader: needs(indicatorQuestion, isIndicatorOfGoal),
              id: 'page/screens/indicator/indicator.tsx',
              lazy: async () => ({ Component: (await import('./screens/indicator/indicator.js')).Indicator }),
            },
            {
              path: 'strategies/:slug/goals/:goalCode/:indicatorCode/compare',
              loader: needs(compareFrameQuestion, isCompared, askComparison),
              id: 'page/screens/compare/compare.tsx',
              lazy: async () => ({ Component: (await import('./screens/compare/compare.js')).Compare }),
            },
            {
              path: 'method',
              loader: needsNothing,
              id: 'page/screens/reading/method.tsx',
              lazy: async () => ({ Component: (await import('./screens/reading/method.js')).Method }),
            },
            {
              path: 'glossary',
              loader: needsNothing,
              id: 'page/screens/reading/glossary.tsx',
              lazy: async () => ({ Component: (await import('./screens/reading/glossary.js')).Glossary }),
            },
            ...memberRoutes(surroundings, { needs, notFound }),
            { path: '*', loader: notFound, Component: NotFound },
          ],
        },
      ],
    },
    {
      path: '/embed/:language',
      Component: EmbedFrame,
      ErrorBoundary: ErrorScreen,
      children: [
        {
          ErrorBoundary: ErrorScreen,
          children: [
            {
              path: 'strategies/:slug/goals/:goalCode/:indicatorCode?',
              loader: needs(embedQuestion, isEmbeddable),
              id: 'page/screens/embed/embed.tsx',
              lazy: async () => ({ Component: (await import('./screens/embed/embed.js')).Embed }),
            },
            { path: '*', loader: notFound, Component: NotFound },
          ],
        },
      ],
    },
  ];
}

function loadersOf(surroundings: Surroundings) {
  const { answers, get } = surroundings;
  return {
    /** Asks before the screen is shown; an address of what is not there is no page. */
    needs:
      <N extends Name>(
        question: (asked: Asked) => Question<N>,
        isThere: (answer: Answer<N>, asked: Asked) => boolean,
        /** What else is to be asked, once that is known. */
        askOn?: (surroundings: Surroundings, answer: Answer<N>, asked: Asked) => Promise<unknown>,
      ) =>
      async ({ params, request }: { params: Asked['params']; request: Request }) => {
        const tag = params['language'];
        if (!isTag(tag)) return notFound();
        const asked = { params, search: new URL(request.url).searchParams, language: languageOf(tag) };
        try {
          const answer = await answers.ensureQueryData({ ...optionsOf(get, question(asked)), revalidateIfStale: true });
          if (!isThere(answer, asked)) return notFound();
          await askOn?.(surroundings, answer, asked);
          return null;
        } catch (error) {
          // An organisation of the address, or a year outside of the strategy, for example.
          if (error instanceof AskFailed && WRONG_ADDRESS.includes(error.code)) return notFound();
          throw error;
        }
      },
  };
}

function needsNothing({ params }: { params: Asked['params'] }): null {
  return isTag(params['language']) ? null : notFound();
}

function notFound(): never {
  throw data(null, { status: 404 });
}

import type { LoaderFunctionArgs, RouteObject } from 'react-router';
import type { Answer, Name, Question } from './api/ask.js';
import type { Asked } from './asked.js';
import { mayAdminister, viewerOptions } from './parts/who/viewer.js';
import type { Surroundings } from './routes.js';
import { accountQuestion } from './screens/account/account.question.js';
import { happeningsQuestion } from './screens/admin/happenings/happenings.question.js';
import { keysQuestion } from './screens/admin/keys/keys.question.js';
import { peopleQuestion } from './screens/admin/people/people.question.js';
import { signInWaysQuestion } from './screens/sign-in/sign-in-ways.question.js';

type Loader = (args: Pick<LoaderFunctionArgs, 'params' | 'request'>) => Promise<null> | null;

interface Loaders {
  /** Asks before the screen is shown. */
  readonly needs: <N extends Name>(
    question: (asked: Asked) => Question<N>,
    isThere: (answer: Answer<N>, asked: Asked) => boolean,
  ) => Loader;
  readonly notFound: () => never;
}

/** Of these the texts are apart from those of the public page. */
export function isMemberScreen(piece: string): boolean {
  return /^page\/screens\/(?:sign-in|set-password|account|admin)\//.test(piece);
}

/** Who is signed in is asked beside what the screen shows, and once. */
export function viewerLoader({ answers, get }: Surroundings): Loader {
  return async () => {
    // Where it is not answered, the screen says more of it than this could.
    await answers.prefetchQuery(viewerOptions(get));
    return null;
  };
}

/** The addresses of whoever signs in, below the language. */
export function memberRoutes(surroundings: Surroundings, { needs, notFound }: Loaders): RouteObject[] {
  const { ofMembers, needsAdmin } = membersOf(surroundings, { needs, notFound });
  return [
    {
      path: 'sign-in',
      loader: needs(signInWaysQuestion, () => true),
      id: 'page/screens/sign-in/sign-in.tsx',
      lazy: ofMembers(async () => ({ Component: (await import('./screens/sign-in/sign-in.js')).SignIn })),
    },
    {
      path: 'set-password',
      loader: needs(signInWaysQuestion, () => true),
      id: 'page/screens/set-password/set-password.tsx',
      lazy: ofMembers(async () => ({
        Component: (await import('./screens/set-password/set-password.js')).SetPassword,
      })),
    },
    {
      path: 'account',
      loader: needs(accountQuestion, ({ viewer }) => viewer !== null),
      id: 'page/screens/account/account.tsx',
      lazy: ofMembers(async () => ({ Component: (await import('./screens/account/account.js')).Account })),
    },
    {
      path: 'admin/people',
      loader: needsAdmin(peopleQuestion),
      id: 'page/screens/admin/people/people.tsx',
      lazy: ofMembers(async () => ({ Component: (await import('./screens/admin/people/people.js')).People })),
    },
    {
      path: 'admin/keys',
      loader: needsAdmin(keysQuestion),
      id: 'page/screens/admin/keys/keys.tsx',
      lazy: ofMembers(async () => ({ Component: (await import('./screens/admin/keys/keys.js')).Keys })),
    },
    {
      path: 'admin/happenings',
      loader: needsAdmin(happeningsQuestion),
      id: 'page/screens/admin/happenings/happenings.tsx',
      lazy: ofMembers(async () => ({
        Component: (await import('./screens/admin/happenings/happenings.js')).Happenings,
      })),
    },
  ];
}

function membersOf(
  { answers, get, memberTexts }: Surroundings,
  { needs, notFound }: Pick<Loaders, 'needs' | 'notFound'>,
) {
  return {
    /** A screen comes with the texts that only such screens need. */
    ofMembers:
      <T extends object>(load: () => Promise<T>) =>
      async (): Promise<T> => {
        const [screen] = await Promise.all([load(), memberTexts()]);
        return screen;
      },
    /** To whoever administers nothing, such a screen is not there. */
    needsAdmin: <N extends Name>(question: (asked: Asked) => Question<N>): Loader => {
      const load = needs(question, () => true);
      return async (args) => {
        const { viewer } = await answers.ensureQueryData(viewerOptions(get));
        return viewer !== null && mayAdminister(viewer) ? load(args) : notFound();
      };
    },
  };
}

import type { Response } from 'express';
import type { PageLanguage } from './page-languages.js';

/** Why there is no page to show. */
type PageProblem = 'failed' | 'not built' | 'not there';

interface Words {
  readonly title: string;
  /** What happened, and what to do. */
  readonly text: string;
}

const WORDS: Readonly<Record<PageLanguage, Readonly<Record<PageProblem, Words>>>> = {
  da: {
    failed: {
      title: 'Siden kunne ikke vises',
      text: 'Der skete en fejl hos os, og den er skrevet i serverens log. Prøv igen om lidt. Sker det igen, så sig det til dem, der driver serveren.',
    },
    'not built': {
      title: 'Siden er ikke bygget',
      text: 'Serveren kører, men dens sider mangler. Kør <code>npm run build</code>, og start serveren igen.',
    },
    'not there': {
      title: 'Der er ingen side på denne adresse',
      text: 'Måske er adressen skrevet forkert. Begynd forfra på <a href="/da/">forsiden</a>.',
    },
  },
  sv: {
    failed: {
      title: 'Sidan kunde inte visas',
      text: 'Ett fel inträffade hos oss, och det står i serverns logg. Försök igen om en stund. Händer det igen, berätta det för dem som driver servern.',
    },
    'not built': {
      title: 'Sidan är inte byggd',
      text: 'Servern är i gång, men dess sidor saknas. Kör <code>npm run build</code> och starta servern igen.',
    },
    'not there': {
      title: 'Det finns ingen sida på den här adressen',
      text: 'Kanske är adressen felskriven. Börja om från <a href="/sv/">startsidan</a>.',
    },
  },
  en: {
    failed: {
      title: 'The page could not be shown',
      text: 'Something went wrong on our side, and it is in the log of the server. Try again in a moment. If it happens again, tell those who run the server.',
    },
    'not built': {
      title: 'The page has not been built',
      text: 'The server is running, but its pages are missing. Run <code>npm run build</code>, and start the server again.',
    },
    'not there': {
      title: 'There is no page at this address',
      text: 'The address may be misspelt. Begin again at the <a href="/en/">first page</a>.',
    },
  },
};

interface Said {
  readonly status: number;
  readonly language: PageLanguage;
}

/** Answers with a page that needs nothing that was built. */
export function sendProblem(response: Response, problem: PageProblem, { status, language }: Said): void {
  response.status(status).set('Cache-Control', 'no-store').type('html').send(problemPage(problem, language));
}

function problemPage(problem: PageProblem, language: PageLanguage): string {
  const { title, text } = WORDS[language][problem];
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – Målbar</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${text}</p>
</main>
</body>
</html>
`;
}

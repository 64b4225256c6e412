import type { WordsOfMail } from './mail-words.js';

export const DANISH_MAIL: WordsOfMail = {
  greeting: (name) => `Hej ${name}`,
  INVITATION: ({ place, until }) => ({
    subject: 'Din konto i Målbar',
    why: `Du har fået en konto i Målbar på ${place}, hvor strategiernes mål følges. Vælg din adgangskode her:`,
    after: `Linket kan bruges én gang og gælder til ${until} (dansk tid). Kender du ikke noget til det, så lad være med at bruge det.`,
  }),
  PASSWORD_RESET: ({ place, until }) => ({
    subject: 'Ny adgangskode til Målbar',
    why: `Nogen har bedt om en ny adgangskode til din konto i Målbar på ${place}. Var det dig, så vælg den her:`,
    after: `Linket kan bruges én gang og gælder til ${until} (dansk tid). Var det ikke dig, så lad være med at bruge det: Din adgangskode er den samme som før.`,
  }),
};

import type { WordsOfMail } from './mail-words.js';

export const SWEDISH_MAIL: WordsOfMail = {
  greeting: (name) => `Hej ${name}`,
  INVITATION: ({ place, until }) => ({
    subject: 'Ditt konto i Målbar',
    why: `Du har fått ett konto i Målbar på ${place}, där strategiernas mål följs upp. Välj ditt lösenord här:`,
    after: `Länken kan användas en gång och gäller till ${until} (svensk tid). Känner du inte till det här ska du inte använda den.`,
  }),
  PASSWORD_RESET: ({ place, until }) => ({
    subject: 'Nytt lösenord till Målbar',
    why: `Någon har bett om ett nytt lösenord till ditt konto i Målbar på ${place}. Om det var du, välj det här:`,
    after: `Länken kan användas en gång och gäller till ${until} (svensk tid). Om det inte var du ska du inte använda den: ditt lösenord är detsamma som förut.`,
  }),
};

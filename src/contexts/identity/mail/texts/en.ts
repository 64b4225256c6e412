import type { WordsOfMail } from './mail-words.js';

export const ENGLISH_MAIL: WordsOfMail = {
  greeting: (name) => `Hello ${name}`,
  INVITATION: ({ place, until }) => ({
    subject: 'Your account in Målbar',
    why: `You have been given an account in Målbar at ${place}, where the goals of strategies are followed. Choose your password here:`,
    after: `The link can be used once, until ${until} (Danish time). If you know nothing of this, leave it unused.`,
  }),
  PASSWORD_RESET: ({ place, until }) => ({
    subject: 'A new password for Målbar',
    why: `Somebody has asked for a new password for your account in Målbar at ${place}. If it was you, choose it here:`,
    after: `The link can be used once, until ${until} (Danish time). If it was not you, leave it unused: your password is the same as before.`,
  }),
};

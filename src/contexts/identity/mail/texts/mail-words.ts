/** What a mail says in one language, as plain text. */
export interface MailWords {
  readonly subject: string;
  /** Before the link. */
  readonly why: string;
  /** After it. */
  readonly after: string;
}

export interface Mentioned {
  /** Where Målbar is, as people say it: `maalbar.example`. */
  readonly place: string;
  /** Until when the link may be used, with day and time. */
  readonly until: string;
}

export interface WordsOfMail {
  readonly greeting: (name: string) => string;
  readonly INVITATION: (mentioned: Mentioned) => MailWords;
  readonly PASSWORD_RESET: (mentioned: Mentioned) => MailWords;
}

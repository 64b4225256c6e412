/** A mail to one person, from whoever the server sends mail as. */
export interface Mail {
  /** The same for each attempt to send it. */
  readonly id: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What every mail of ours says of itself: no absence note is to answer it. */
export const MAIL_HEADERS: Readonly<Record<string, string>> = {
  'Auto-Submitted': 'auto-generated',
  'X-Auto-Response-Suppress': 'All',
};

import { join } from 'node:path';
import { folderMailer } from './folder-mailer.js';
import type { Mail } from './mail.js';
import { smtpMailer } from './smtp-mailer.js';

/** Brings mail on its way. */
export interface Mailer {
  /** Answers once somebody else is responsible for the mail. */
  send(mail: Mail): Promise<void>;
  close(): void;
}

export interface MailRoute {
  /** The operator's mail server, or null: mail is written to a folder. */
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly dataDirectory: string;
}

export function openMailer({ smtpUrl, from, dataDirectory }: MailRoute): Mailer {
  return smtpUrl === null ? folderMailer(join(dataDirectory, 'mail'), from) : smtpMailer(smtpUrl, from);
}

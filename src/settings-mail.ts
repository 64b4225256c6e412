import addressparser from 'nodemailer/lib/addressparser';
import { type Environment, WrongSetting } from './settings-reading.js';

export interface MailSettings {
  /** The operator's mail server, or null: mail is written to a folder. May hold a password. */
  readonly smtpUrl: string | null;
  /** From whom, as a mail writes it: `Målbar <maalbar@kommune.example>`. */
  readonly from: string;
}

export const MAIL_SETTINGS = ['MAALBAR_SMTP_URL', 'MAALBAR_MAIL_FROM'] as const;

const FROM_IN_A_FOLDER = 'Målbar <maalbar@localhost>';

export function readMail(environment: Environment): MailSettings {
  const smtpUrl = readSmtpUrl(environment['MAALBAR_SMTP_URL']);
  const from = readFrom(environment['MAALBAR_MAIL_FROM']);
  if (smtpUrl !== null && from === null) {
    throw new WrongSetting('MAALBAR_SMTP_URL needs MAALBAR_MAIL_FROM: the address that mail is sent from.');
  }
  return { smtpUrl, from: from ?? FROM_IN_A_FOLDER };
}

/** It may hold a password, so the sentence does not repeat it. */
function readSmtpUrl(url: string | undefined): string | null {
  if (!url) return null;
  if (/^smtps?:\/\//.test(url) && URL.canParse(url) && new URL(url).hostname !== '') return url;
  throw new WrongSetting(
    'MAALBAR_SMTP_URL must be an smtp:// or smtps:// address; leave it out to have mail written to a folder.',
  );
}

function readFrom(from: string | undefined): string | null {
  if (!from) return null;
  const mailboxes = addressparser(from, { flatten: true });
  const [mailbox] = mailboxes;
  const isOne = mailboxes.length === 1 && /^[^\s@]+@[^\s@]+$/.test(mailbox?.address ?? '');
  if (isOne && !/[\r\n]/.test(from)) return from;
  throw new WrongSetting(
    `MAALBAR_MAIL_FROM is '${from}'; it must be one address, as maalbar@kommune.example or Målbar <maalbar@kommune.example>.`,
  );
}

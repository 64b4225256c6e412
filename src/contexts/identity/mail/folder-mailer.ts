import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { createTransport } from 'nodemailer';
import { MAIL_HEADERS } from './mail.js';
import type { Mailer } from './mailer.js';

/** Writes mail where only whoever runs the server can read it: the links in it are not used yet. */
export function folderMailer(folder: string, from: string): Mailer {
  const log = new Logger('Mail');
  const transport = createTransport({ streamTransport: true, buffer: true }, { from, headers: MAIL_HEADERS });
  return {
    send: async ({ id, to, subject, text, html }) => {
      const { message } = await transport.sendMail({ to, subject, text, html });
      const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}-${id}.eml`);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFile(file, message, { mode: 0o600, flag: 'wx' });
      log.warn(`There is no mail server (MAALBAR_SMTP_URL): the mail is in ${file}`);
    },
    close: () => transport.close(),
  };
}

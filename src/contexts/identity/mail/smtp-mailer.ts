import { createTransport } from 'nodemailer';
import { MAIL_HEADERS } from './mail.js';
import type { Mailer } from './mailer.js';

const SECONDS = 1_000;
const ON_THIS_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/;

/** @param url of the mail server; what its search says stands above what is said here */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(
    {
      url,
      // Who reads the mail on its way could use the link in it.
      requireTLS: !ON_THIS_MACHINE.test(new URL(url).hostname),
      connectionTimeout: 10 * SECONDS,
      greetingTimeout: 10 * SECONDS,
      socketTimeout: 30 * SECONDS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from, headers: MAIL_HEADERS },
  );
  return {
    send: async ({ to, subject, text, html }) => {
      await transport.sendMail({ to, subject, text, html });
    },
    close: () => transport.close(),
  };
}

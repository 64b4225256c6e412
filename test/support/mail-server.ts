import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server of the operator's, which keeps what it is given. */
export interface MailServer {
  readonly url: string;
  readonly mails: readonly ParsedMail[];
  /** Refuses everybody from now on, or nobody. */
  refuses(everybody: boolean): void;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const mails: ParsedMail[] = [];
  let refusesEverybody = false;
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => done(refusesEverybody ? new Error('Mailbox is full') : null),
    onData: (stream, _session, done) => {
      simpleParser(stream)
        .then((mail) => mails.push(mail))
        .then(() => done(), done);
    },
  });
  const address = await new Promise<AddressInfo | string | null>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => resolve(listening.address()));
  });
  if (address === null || typeof address === 'string') throw new Error('The mail server listens on no port.');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    refuses: (everybody) => {
      refusesEverybody = everybody;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

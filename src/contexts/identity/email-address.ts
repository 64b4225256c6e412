import { NotAnEmail } from './identity.errors.js';

const LONGEST = 254;

/** An email as it is stored and compared: the same mailbox is the same text. */
export function normalEmail(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** @throws NotAnEmail naming the argument. Whether it reaches somebody, only mail shows. */
export function checkEmail(email: string, argument: string): string {
  const normal = normalEmail(email);
  const [, local = '', domain = ''] = /^([^\s@<>,;:"()[\]\\]+)@([^\s@<>,;:"()[\]\\]+)$/.exec(normal) ?? [];
  const isAddress = local !== '' && /^[^.].*\.[^.]+$|^localhost$/.test(domain) && normal.length <= LONGEST;
  if (!isAddress) throw new NotAnEmail(argument);
  return normal;
}

import type { Provider } from '@nestjs/common';
import { Database } from '../../../database/database.js';
import { OwnAddress } from '../own-address.js';
import { Postman } from '../postman.js';
import { MailDelivery } from './mail-delivery.js';
import { type MailRoute, openMailer } from './mailer.js';

/** What brings mail on its way. */
export function mailProviders(route: MailRoute): Provider[] {
  return [
    {
      provide: MailDelivery,
      inject: [Database, OwnAddress],
      useFactory: (database: Database, own: OwnAddress) => new MailDelivery(database, openMailer(route), own),
    },
    { provide: Postman, useExisting: MailDelivery },
  ];
}

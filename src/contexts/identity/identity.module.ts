import { type DynamicModule, Module } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ExpiryService } from './expiry.service.js';
import { AccountResolver, MembershipResolver } from './graphql/account.resolver.js';
import { HappeningResolver } from './graphql/happening.resolver.js';
import { KeyResolver } from './graphql/key.resolver.js';
import { PasswordResolver } from './graphql/password.resolver.js';
import { PeopleResolver } from './graphql/people.resolver.js';
import { SignInResolver } from './graphql/sign-in.resolver.js';
import { ViewerResolver } from './graphql/viewer.resolver.js';
import { HappeningService } from './happening.service.js';
import { IdentitySettings } from './identity-settings.js';
import { KeyService } from './key.service.js';
import { mailProviders } from './mail/mail-providers.js';
import type { MailRoute } from './mail/mailer.js';
import { OwnAddress } from './own-address.js';
import { PasswordService } from './password.service.js';
import { PasswordQueue } from './password-queue.js';
import { PeopleService } from './people.service.js';
import { SignOnController } from './rest/sign-on.controller.js';
import { SignInService } from './sign-in.service.js';
import { SignInWaysService } from './sign-in-ways.service.js';
import { SignOnService } from './sign-on/sign-on.service.js';
import { SignOnOptions, type StatedSignOn, signOnOptions } from './sign-on/sign-on-options.js';
import { SignOnLabel } from './sign-on-label.js';

interface IdentityOptions {
  readonly settings: IdentitySettings;
  readonly mail: MailRoute;
  /** Null where nobody signs in by another provider. */
  readonly signOn: StatedSignOn | null;
  readonly address: (host: HttpAdapterHost) => OwnAddress;
}

@Module({})
export class IdentityModule {
  static with({ settings, mail, signOn, address }: IdentityOptions): DynamicModule {
    return {
      module: IdentityModule,
      controllers: signOn ? [SignOnController] : [],
      providers: [
        { provide: IdentitySettings, useValue: settings },
        { provide: OwnAddress, inject: [HttpAdapterHost], useFactory: address },
        { provide: SignOnLabel, useValue: { name: signOn?.name ?? null } },
        ...mailProviders(mail),
        ...(signOn ? [SignOnService, { provide: SignOnOptions, useValue: signOnOptions(signOn) }] : []),
        PasswordQueue,
        SignInService,
        SignInWaysService,
        PasswordService,
        PeopleService,
        KeyService,
        HappeningService,
        ExpiryService,
        ViewerResolver,
        SignInResolver,
        PasswordResolver,
        AccountResolver,
        MembershipResolver,
        PeopleResolver,
        KeyResolver,
        HappeningResolver,
      ],
    };
  }
}

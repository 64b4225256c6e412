import type { TestApp } from './app.js';
import type { Browser } from './browser-of.js';
import { given, type OrganisationRef } from './given.js';
import { browserOfSomebody, type Person } from './people.js';

type SignedIn = Person & { readonly browser: Browser };

/** A municipality with a department and its neighbour, and whoever administers them. */
export interface Administered {
  readonly municipality: OrganisationRef;
  readonly kitchen: OrganisationRef;
  readonly neighbour: OrganisationRef;
  /** Of the municipality. */
  readonly admin: SignedIn;
  /** Of the neighbour. */
  readonly neighbours: SignedIn;
  readonly everywhere: SignedIn;
}

export async function administered(app: TestApp): Promise<Administered> {
  const municipality = await given(app).organisation();
  const neighbour = await given(app).organisation();
  return {
    municipality,
    kitchen: await given(app).department(municipality),
    neighbour,
    admin: await browserOfSomebody(app, { role: 'ADMIN', in: municipality }),
    neighbours: await browserOfSomebody(app, { role: 'ADMIN', in: neighbour }),
    everywhere: await browserOfSomebody(app, { role: 'ADMIN', in: 'everywhere' }),
  };
}

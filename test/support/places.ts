import type { TestApp } from './app.js';
import { newKey, type Self, signedInAnew } from './askers.js';
import { given, type OrganisationRef, type Plan } from './given.js';
import { accountOf } from './people.js';

/** How an organisation stands to the one in which whoever asks has a role. */
export const RELATIONS = ['own organisation', 'descendant', 'sibling', 'other owner'] as const;
export type Relation = (typeof RELATIONS)[number];

/** An organisation with everything that can be asked of one, or done to it. */
export interface Place {
  readonly organisation: OrganisationRef;
  /** Of a strategy of its own. */
  readonly plan: Plan;
  /** Of somebody else's strategy, in which it takes part unnamed. */
  readonly joined: Plan;
  /** In that strategy. */
  readonly participation: string;
  /** A figure of its indicator, which is therefore known inside only. */
  readonly figure: string;
  /** A figure that was never submitted, of the indicator of its own plan. */
  readonly draft: string;
  /** An account with a role there, which is signed in. */
  readonly member: Self;
  /** Another one. */
  readonly colleague: string;
  readonly key: string;
}

/** One place for each relation. All lie below one region but the last, which lies below another. */
export async function placesIn(app: TestApp): Promise<Readonly<Record<Relation, Place>>> {
  const give = given(app);
  const region = await give.organisation({ kind: 'REGION' });
  const otherRegion = await give.organisation({ kind: 'REGION' });
  const own = await give.organisation({ parent: region });
  return {
    'own organisation': await placeAt(app, own),
    descendant: await placeAt(app, await give.department(own)),
    sibling: await placeAt(app, await give.organisation({ parent: region })),
    'other owner': await placeAt(app, await give.organisation({ parent: otherRegion })),
  };
}

export async function placeAt(app: TestApp, organisation: OrganisationRef): Promise<Place> {
  const give = given(app);
  const plan = await give.plan({ strategy: { owner: organisation }, indicator: { owner: organisation } });
  const joined = await give.plan();
  const participation = await give.participant(joined.strategy, organisation, { named: false });
  const figure = await give.measurement({ indicator: joined.indicator.id, organisation, year: 2022, value: 20 });
  const { saveMeasurement: draft } = await app.get(
    'mutation ($input: SaveMeasurementInput!) { saveMeasurement(input: $input) { id } }',
    { input: { measurement: { indicator: plan.indicator.id, organisation, year: 2022, value: 30 } } },
  );
  const { self: member } = await signedInAnew(app, { role: 'REPORTER', in: organisation });
  const colleague = await accountOf(app, [{ role: 'VIEWER', in: organisation }]);
  const key = await newKey(app, 'VIEWER', organisation);
  return {
    ...{ organisation, plan, joined, member },
    ...{ participation: participation.id, figure: figure.id, draft: draft.id, colleague: colleague.id, key: key.id },
  };
}

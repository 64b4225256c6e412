import type { OrganisationKind } from '../../src/contexts/organisations/organisation-kind.js';
import type { TestApp } from './app.js';

/** How the API names an organisation. */
export interface OrganisationRef {
  readonly code: string;
  readonly country: string;
}

interface OrganisationWish {
  readonly code?: string;
  readonly country?: string;
  readonly kind?: OrganisationKind;
  readonly name?: string;
  /** What it is a part of. */
  readonly parent?: OrganisationRef;
  readonly population?: number;
}

/** What a test says of a thing of the plan; whatever it does not say is something harmless. */
type Wish = Readonly<Record<string, unknown>>;

interface Named {
  readonly id: string;
  readonly code: string;
}

let things = 0;

/** A word that nothing else is called. */
export function unique(word: string): string {
  things += 1;
  return `${word}-${things}`;
}

/** What a story begins with, made through the API and saying only what matters. */
export function given(app: TestApp) {
  const create = async (mutation: string, inputType: string, answer: string, input: Wish) => {
    const data = await app.get(`mutation ($input: ${inputType}!) { made: ${mutation}(input: $input) { ${answer} } }`, {
      input,
    });
    return data.made;
  };

  const self = {
    organisation: async ({
      code = unique('org'),
      country = 'DK',
      kind = 'MUNICIPALITY',
      name = `Navn på ${code}`,
      parent,
      population,
    }: OrganisationWish = {}): Promise<OrganisationRef> =>
      create('addOrganisation', 'AddOrganisationInput', 'code country', {
        code,
        country,
        kind,
        name: text(name),
        parent,
        populations: population === undefined ? [] : [{ year: 2024, population }],
      }),

    department: (municipality: OrganisationRef): Promise<OrganisationRef> =>
      self.organisation({ code: unique(`${municipality.code}-afdeling`), kind: 'DEPARTMENT', parent: municipality }),

    strategy: async (wish: Wish = {}): Promise<{ id: string; slug: string }> =>
      create('createStrategy', 'CreateStrategyInput', 'id slug', {
        slug: unique('strategi'),
        title: text('En strategi'),
        startYear: 2020,
        endYear: 2024,
        ...wish,
        owner: wish['owner'] ?? (await self.organisation({ kind: 'ASSOCIATION' })),
      }),

    theme: async (wish: Wish = {}): Promise<Named> =>
      create('addTheme', 'AddThemeInput', 'id code', {
        code: unique('T'),
        title: text('Et tema'),
        ...wish,
        strategy: wish['strategy'] ?? (await self.strategy()).id,
      }),

    goal: async (wish: Wish = {}): Promise<Named> =>
      create('addGoal', 'AddGoalInput', 'id code', {
        code: unique('M'),
        title: text('Et mål'),
        ...wish,
        theme: wish['theme'] ?? (await self.theme()).id,
      }),

    indicator: async (wish: Wish = {}): Promise<Named> =>
      create('createIndicator', 'CreateIndicatorInput', 'id code', {
        code: unique('indikator'),
        title: text('En indikator'),
        definition: text('Det, der tælles'),
        unit: 'stk.',
        valueKind: 'NUMBER',
        direction: 'INCREASE',
        aggregation: 'MEAN',
        ...wish,
        owner: wish['owner'] ?? (await self.organisation({ kind: 'ASSOCIATION' })),
      }),

    /** An indicator as a goal uses it. */
    use: async (wish: Wish = {}): Promise<{ id: string }> =>
      create('useIndicator', 'UseIndicatorInput', 'id', {
        ...wish,
        goal: wish['goal'] ?? (await self.goal()).id,
        indicator: wish['indicator'] ?? (await self.indicator()).id,
      }),

    participant: async (
      strategy: { readonly id: string },
      organisation: OrganisationRef,
      wish: Wish = {},
    ): Promise<{ id: string }> =>
      create('joinStrategy', 'JoinStrategyInput', 'id', { strategy: strategy.id, organisation, ...wish }),

    /** Submits one that must be accepted. */
    measurement: async (wish: Wish): Promise<{ id: string; version: number }> => {
      const { accepted, refused } = await self.submitted([wish]);
      if (refused.length > 0) throw new Error(`Refused: ${JSON.stringify(refused)}`);
      return accepted[0];
    },

    submitted: (measurements: readonly Wish[], more: Wish = {}) =>
      create(
        'submitMeasurements',
        'SubmitMeasurementsInput',
        'accepted { id version state } refused { index code reason argument message }',
        { measurements, ...more },
      ),

    /** One goal with one indicator, used with a baseline and a target, and whoever takes part. */
    plan: async ({
      participants = [],
      indicator: indicatorWish = {},
      use: useWish = {},
      goal: goalWish = {},
      strategy: strategyWish = {},
    }: {
      readonly participants?: readonly OrganisationRef[];
      readonly indicator?: Wish;
      readonly use?: Wish;
      readonly goal?: Wish;
      readonly strategy?: Wish;
    } = {}): Promise<Plan> => {
      const strategy = await self.strategy(strategyWish);
      const theme = await self.theme({ strategy: strategy.id });
      const goal = await self.goal({ theme: theme.id, ...goalWish });
      const indicator = await self.indicator(indicatorWish);
      const use = await self.use({
        goal: goal.id,
        indicator: indicator.id,
        baseline: { year: 2020, value: 10 },
        targets: [{ year: 2024, value: 50 }],
        ...useWish,
      });
      for (const participant of participants) await self.participant(strategy, participant);
      return { strategy, theme, goal, indicator, use };
    },
  };
  return self;
}

export interface Plan {
  readonly strategy: { readonly id: string; readonly slug: string };
  readonly theme: Named;
  readonly goal: Named;
  readonly indicator: Named;
  readonly use: { readonly id: string };
}

/** A text in Danish. */
export function text(da: string): { language: string; text: string }[] {
  return [{ language: 'DA', text: da }];
}

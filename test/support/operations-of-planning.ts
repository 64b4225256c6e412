import { given, text, unique } from './given.js';
import { doneBy, has, NOT_SIGNED_IN, type Operation, ROLE_MISSING, toldTo } from './operation.js';

const OWNERS = doneBy('STRATEGY_OWNER');

/** Changes of organisations and plans. */
export const PLANNING: readonly Operation[] = [
  {
    field: 'Mutation.addOrganisation',
    document: 'mutation ($input: AddOrganisationInput!) { addOrganisation(input: $input) { id } }',
    variables: ({ place }) => {
      const code = unique('del');
      return { input: { code, country: 'DK', kind: 'DEPARTMENT', name: text(code), parent: place.organisation } };
    },
    expected: doneBy('ADMIN'),
  },
  {
    field: 'Mutation.createStrategy',
    document: 'mutation ($input: CreateStrategyInput!) { createStrategy(input: $input) { id } }',
    variables: ({ place }) => ({
      input: { slug: unique('ny'), title: text('Ny'), startYear: 2020, endYear: 2024, owner: place.organisation },
    }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.updateStrategy',
    document: 'mutation ($input: UpdateStrategyInput!) { updateStrategy(input: $input) { id } }',
    variables: ({ place }) => ({ input: { id: place.plan.strategy.id, title: text(unique('Titel')) } }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.addTheme',
    document: 'mutation ($input: AddThemeInput!) { addTheme(input: $input) { id } }',
    variables: ({ place }) => ({
      input: { strategy: place.plan.strategy.id, code: unique('T'), title: text('Tema') },
    }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.addGoal',
    document: 'mutation ($input: AddGoalInput!) { addGoal(input: $input) { id } }',
    variables: ({ place }) => ({ input: { theme: place.plan.theme.id, code: unique('M'), title: text('Mål') } }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.createIndicator',
    document: 'mutation ($input: CreateIndicatorInput!) { createIndicator(input: $input) { id } }',
    variables: ({ place }) => ({
      input: {
        ...{ owner: place.organisation, code: unique('tal'), title: text('Tal'), definition: text('Tælles') },
        ...{ unit: 'stk.', valueKind: 'NUMBER', direction: 'INCREASE', aggregation: 'MEAN' },
      },
    }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.useIndicator',
    document: 'mutation ($input: UseIndicatorInput!) { useIndicator(input: $input) { id } }',
    variables: async ({ app, place }) => ({
      input: { goal: place.plan.goal.id, indicator: (await given(app).indicator({ owner: place.organisation })).id },
    }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.setTargets',
    use: 'common ones',
    document: 'mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }',
    variables: ({ place }) => ({ input: { goalIndicator: place.plan.use.id, targets: [{ year: 2024, value: 60 }] } }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.setTargets',
    use: 'those of one that takes part',
    document: 'mutation ($input: SetTargetsInput!) { setTargets(input: $input) { id } }',
    variables: ({ place }) => ({
      input: {
        goalIndicator: place.joined.use.id,
        organisation: place.organisation,
        targets: [{ year: 2024, value: 60 }],
      },
    }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.joinStrategy',
    use: 'of somebody else, by who takes part',
    document: 'mutation ($input: JoinStrategyInput!) { joinStrategy(input: $input) { id } }',
    variables: async ({ app, place }) => ({
      input: { strategy: (await given(app).strategy()).id, organisation: place.organisation },
    }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.joinStrategy',
    use: 'of its own, for somebody else',
    document: 'mutation ($input: JoinStrategyInput!) { joinStrategy(input: $input) { id } }',
    variables: async ({ app, place }) => ({
      input: { strategy: place.plan.strategy.id, organisation: await given(app).organisation() },
    }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.leaveOutGoal',
    document: 'mutation ($input: LeaveOutGoalInput!) { leaveOutGoal(input: $input) { id } }',
    variables: async ({ app, place }) => ({
      input: {
        goal: (await given(app).goal({ theme: place.joined.theme.id })).id,
        organisation: place.organisation,
        reason: 'Det gør andre.',
      },
    }),
    expected: OWNERS,
  },
  {
    field: 'Mutation.saveMeasurement',
    document: 'mutation ($input: SaveMeasurementInput!) { saveMeasurement(input: $input) { state } }',
    variables: ({ place }) => ({
      input: {
        measurement: { indicator: place.plan.indicator.id, organisation: place.organisation, year: 2021, value: 1 },
      },
    }),
    expected: doneBy('REVIEWER', 'REPORTER'),
  },
  {
    field: 'Mutation.submitMeasurements',
    document: `mutation ($input: SubmitMeasurementsInput!) {
      submitMeasurements(input: $input) { accepted { id } refused { code reason } }
    }`,
    variables: async ({ app, place }) => {
      const { id } = await given(app).indicator({ owner: place.organisation });
      return { input: { measurements: [{ indicator: id, organisation: place.organisation, year: 2021, value: 1 }] } };
    },
    says: ({ submitMeasurements: { accepted, refused } }) =>
      accepted.length > 0 ? 'done' : `${refused[0].code} ${refused[0].reason}`,
    expected: (who, relation) => {
      if (who.kind === 'visitor') return NOT_SIGNED_IN;
      return has(who, ['REVIEWER', 'REPORTER'], relation) ? 'done' : ROLE_MISSING;
    },
  },
  {
    field: 'Subscription.strategyProgressChanged',
    use: 'who takes part unnamed',
    document: `subscription ($strategy: ID!) {
      strategyProgressChanged(strategy: $strategy) { strategy { participants { nodes { organisation { code } } } } }
    }`,
    variables: ({ place }) => ({ strategy: place.joined.strategy.id }),
    says: ({ strategyProgressChanged: { strategy } }) =>
      strategy.participants.nodes[0].organisation === null ? 'nothing' : 'told',
    expected: toldTo('STRATEGY_OWNER', 'REVIEWER', 'REPORTER', 'VIEWER'),
  },
];

import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { given, type OrganisationRef, type Plan, unique } from '../support/given.js';
import { OPERATOR_NAME } from '../support/operator.js';

const SAVE = `
  mutation ($measurement: MeasurementInput!) {
    saveMeasurement(input: { measurement: $measurement }) { id version state value missing }
  }`;
const SUBMIT = `
  mutation ($input: SubmitMeasurementsInput!) {
    submitMeasurements(input: $input) {
      accepted { version state value numerator denominator missing observationStatus comparable note }
      refused { index code reason argument }
    }
  }`;
const SHARE = {
  unit: '%',
  valueKind: 'SHARE',
  aggregation: 'RATIO_OF_SUMS',
  minimum: 0,
  maximum: 100,
};

describe.each(DATABASE_KINDS)('a department on %s', (kind) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp(kind, { now: () => '2025-03-01T08:00:00.000Z' });
  });
  afterAll(() => app.close());

  /** A municipality of two departments, that reports a share of kilograms. */
  async function shareOfKilograms() {
    const municipality = await given(app).organisation({ population: 10_000 });
    const kitchens = await given(app).department(municipality);
    const schools = await given(app).department(municipality);
    const plan = await given(app).plan({
      participants: [municipality],
      indicator: SHARE,
      goal: { responsible: [kitchens, schools] },
    });
    return { municipality, kitchens, schools, plan };
  }

  async function progressOf(plan: Plan, organisation: OrganisationRef | null, year = 2024) {
    const { node } = await app.visitor.get(
      `query ($id: ID!, $organisation: OrganisationRef, $year: Int) {
         node(id: $id) {
           ... on GoalIndicator {
             progress(organisation: $organisation, year: $year) {
               value missing dataYear status coverage { expected reported }
             }
           }
         }
       }`,
      { id: plan.use.id, organisation, year },
    );
    return node.progress;
  }

  it('submits its figure and sees it in the progress at once, with that of its municipality and of all', async () => {
    const { municipality, kitchens, schools, plan } = await shareOfKilograms();
    const indicator = plan.indicator.id;
    expect(await progressOf(plan, null)).toMatchObject({
      value: null,
      missing: 'NOT_REPORTED',
      status: 'NOT_ASSESSED',
    });

    // Their own baseline: an organisation is never judged by that of all.
    for (const organisation of [kitchens, schools]) {
      await given(app).measurement({ indicator, organisation, year: 2020, numerator: 10, denominator: 100 });
    }

    await given(app).measurement({ indicator, organisation: kitchens, year: 2024, numerator: 30, denominator: 100 });
    expect(await progressOf(plan, kitchens)).toMatchObject({ value: 30, missing: null, dataYear: 2024 });
    expect(await progressOf(plan, municipality)).toMatchObject({
      value: null,
      missing: 'COVERAGE_TOO_LOW',
      coverage: { expected: 2, reported: 1 },
    });

    await given(app).measurement({ indicator, organisation: schools, year: 2024, numerator: 70, denominator: 100 });
    const reported = { value: 50, missing: null, dataYear: 2024, status: 'TARGET_REACHED' };
    expect(await progressOf(plan, municipality)).toEqual({ ...reported, coverage: { expected: 2, reported: 2 } });
    expect(await progressOf(plan, null)).toEqual({ ...reported, coverage: { expected: 1, reported: 1 } });
  });

  it('sees its figure in the very answer of its submission', async () => {
    const { municipality, plan } = await shareOfKilograms();
    const { submitMeasurements } = await app.get(
      `mutation ($input: SubmitMeasurementsInput!, $organisation: OrganisationRef!) {
         submitMeasurements(input: $input) {
           accepted {
             organisation { code }
             indicator { goals { indicators { progress(organisation: $organisation) { value dataYear } } } }
           }
         }
       }`,
      {
        organisation: municipality,
        input: {
          measurements: [{ indicator: plan.indicator.id, organisation: municipality, year: 2023, value: 44 }],
        },
      },
    );
    expect(submitMeasurements.accepted).toEqual([
      {
        organisation: { code: municipality.code },
        indicator: { goals: [{ indicators: [{ progress: { value: 44, dataYear: 2023 } }] }] },
      },
    ]);
  });

  it('submits a value, numerator and denominator, or the reason why there is none', async () => {
    const { kitchens, plan } = await shareOfKilograms();
    const of = (year: number, said: object) => ({
      indicator: plan.indicator.id,
      organisation: kitchens,
      year,
      ...said,
    });
    const { submitMeasurements } = await app.get(SUBMIT, {
      input: {
        measurements: [
          of(2020, { value: 12.5 }),
          of(2021, { numerator: 29, denominator: 100, observationStatus: 'ESTIMATED', note: ' Skøn ' }),
          of(2022, { numerator: 0, denominator: 0 }),
          of(2023, { missing: 'NO_DATA', note: 'Systemskifte' }),
          of(2024, { value: 40, comparable: false, note: 'Ny opgørelse' }),
        ],
      },
    });
    const plain = {
      version: 1,
      state: 'SUBMITTED',
      value: null,
      numerator: null,
      denominator: null,
      missing: null,
      observationStatus: 'NORMAL',
      comparable: true,
      note: null,
    };
    expect(submitMeasurements).toEqual({
      accepted: [
        { ...plain, value: 12.5 },
        { ...plain, value: 29, numerator: 29, denominator: 100, observationStatus: 'ESTIMATED', note: 'Skøn' },
        { ...plain, numerator: 0, denominator: 0, missing: 'UNDEFINED_RATIO' },
        { ...plain, missing: 'NO_DATA', note: 'Systemskifte' },
        { ...plain, value: 40, comparable: false, note: 'Ny opgørelse' },
      ],
      refused: [],
    });
  });

  it('saves a draft, which counts nowhere until it is submitted', async () => {
    const { municipality, plan } = await shareOfKilograms();
    const measurement = { indicator: plan.indicator.id, organisation: municipality, year: 2024, value: 33 };
    const { saveMeasurement } = await app.get(SAVE, { measurement });
    expect(saveMeasurement).toMatchObject({ version: 1, state: 'DRAFT', value: 33 });
    expect(await progressOf(plan, municipality)).toMatchObject({ value: null, missing: 'NOT_REPORTED' });

    const { saveMeasurement: again } = await app.get(SAVE, { measurement: { ...measurement, value: 34 } });
    expect(again).toMatchObject({ id: saveMeasurement.id, version: 2, state: 'DRAFT', value: 34 });
    await given(app).measurement({ ...measurement, value: 35 });
    expect(await progressOf(plan, municipality)).toMatchObject({ value: 35 });
  });

  it('changes what it submitted by sending its version back; every revision stays', async () => {
    const { municipality, plan } = await shareOfKilograms();
    const measurement = { indicator: plan.indicator.id, organisation: municipality, year: 2024 };
    const { id } = await given(app).measurement({ ...measurement, value: 30 });
    const { version } = await given(app).measurement({ ...measurement, missing: 'SUPPRESSED', version: 1 });
    expect(version).toBe(2);
    await given(app).measurement({ ...measurement, value: 31, version: 2 });

    const { node } = await app.get(
      `query ($id: ID!) {
         node(id: $id) {
           ... on Measurement {
             year state value version viewerMay { save submit } organisation { code } indicator { code }
             revisions { totalCount nodes { at by reason state value missing } }
           }
         }
       }`,
      { id },
    );
    const written = { at: '2025-03-01T08:00:00.000Z', by: OPERATOR_NAME, reason: null, state: 'SUBMITTED' };
    expect(node).toEqual({
      year: 2024,
      state: 'SUBMITTED',
      value: 31,
      version: 3,
      viewerMay: { save: true, submit: true },
      organisation: { code: municipality.code },
      indicator: { code: plan.indicator.code },
      revisions: {
        totalCount: 3,
        nodes: [
          { ...written, value: 30, missing: null },
          { ...written, value: null, missing: 'SUPPRESSED' },
          { ...written, value: 31, missing: null },
        ],
      },
    });
  });

  it('saves a draft over what it submitted: that goes on counting', async () => {
    const { municipality, plan } = await shareOfKilograms();
    const measurement = { indicator: plan.indicator.id, organisation: municipality, year: 2024 };
    await given(app).measurement({ ...measurement, value: 30 });
    const { saveMeasurement } = await app.get(SAVE, { measurement: { ...measurement, value: 99, version: 1 } });
    expect(saveMeasurement).toMatchObject({ version: 2, state: 'DRAFT', value: 99 });
    expect(await progressOf(plan, municipality)).toMatchObject({ value: 30 });
    await given(app).measurement({ ...measurement, value: 99, version: 2 });
    expect(await progressOf(plan, municipality)).toMatchObject({ value: 99 });
  });

  it('sends a page of figures: the good ones are stored, the bad ones listed with their reasons', async () => {
    const { municipality, kitchens, schools, plan } = await shareOfKilograms();
    const indicator = plan.indicator.id;
    const { submitMeasurements } = await app.get(SUBMIT, {
      input: {
        measurements: [
          { indicator, organisation: kitchens, year: 2024, value: 10 },
          { indicator, organisation: kitchens, year: 2024, value: 11 },
          { indicator, organisation: schools, year: 2024, value: 101 },
          { indicator, organisation: schools, year: 2030, value: 5 },
          { indicator, organisation: { country: 'DK', code: 'nobody' }, year: 2024, value: 5 },
          { indicator, organisation: municipality, year: 2024, numerator: 3 },
          { indicator, organisation: schools, year: 2024, value: 20 },
        ],
      },
    });
    expect(submitMeasurements.accepted.map(({ value }: { value: number }) => value)).toEqual([10, 20]);
    expect(submitMeasurements.refused).toEqual([
      { index: 1, code: 'ALREADY_EXISTS', reason: 'already_reported', argument: 'measurements[1].version' },
      { index: 2, code: 'BAD_INPUT', reason: 'above_maximum', argument: 'measurements[2].value' },
      { index: 3, code: 'BAD_INPUT', reason: 'observation_in_future', argument: 'measurements[3].year' },
      { index: 4, code: 'NOT_FOUND', reason: 'unknown_organisation', argument: 'measurements[4].organisation.code' },
      { index: 5, code: 'BAD_INPUT', reason: 'needs_denominator', argument: 'measurements[5].denominator' },
    ]);
    const { node } = await app.visitor.get(
      `query ($indicator: ID!) {
         node(id: $indicator) { ... on Indicator { measurements { totalCount nodes { value organisation { code } } } } }
       }`,
      { indicator },
    );
    expect(node.measurements.totalCount).toBe(2);
    expect(node.measurements.nodes).toEqual(
      expect.arrayContaining([
        { value: 10, organisation: { code: kitchens.code } },
        { value: 20, organisation: { code: schools.code } },
      ]),
    );
  });

  it('sends 500 figures at once, each with as long a note as there may be', async () => {
    const { municipality, plan } = await shareOfKilograms();
    const measurements = Array.from({ length: 500 }, (_, index) => ({
      indicator: plan.indicator.id,
      organisation: municipality,
      year: 1500 + index,
      value: index / 10,
      note: 'å'.repeat(2_000),
    }));
    const { accepted, refused } = await given(app).submitted(measurements);
    expect([accepted.length, refused]).toEqual([500, []]);
  });

  describe('that repeats a submission under its key', () => {
    it('gets the same answer, and nothing is added', async () => {
      const { municipality, kitchens, plan } = await shareOfKilograms();
      const indicator = plan.indicator.id;
      const measurements = [
        { indicator, organisation: municipality, year: 2024, value: 30 },
        { indicator, organisation: kitchens, year: 2024, value: 300 },
      ];
      const more = { idempotencyKey: unique('the-key-of-march') };
      const first = await given(app).submitted(measurements, more);
      expect([first.accepted.length, first.refused.length]).toEqual([1, 1]);
      expect(await given(app).submitted(measurements, more)).toEqual(first);
      const { node } = await app.visitor.get(
        'query ($id: ID!) { node(id: $id) { ... on Measurement { revisions { totalCount } } } }',
        { id: first.accepted[0].id },
      );
      expect(node.revisions.totalCount).toBe(1);
    });

    it('with other figures is refused, and nothing is stored', async () => {
      const { municipality, plan } = await shareOfKilograms();
      const measurement = { indicator: plan.indicator.id, organisation: municipality, year: 2024 };
      const more = { idempotencyKey: unique('the-key-of-april') };
      await given(app).submitted([{ ...measurement, value: 30 }], more);
      const input = { measurements: [{ ...measurement, value: 31, version: 1 }], ...more };
      expect(await app.refusal(SUBMIT, { input })).toMatchObject({
        code: 'CONFLICT',
        reason: 'idempotency_key_reused',
        argument: 'idempotencyKey',
      });
      expect(await progressOf(plan, municipality)).toMatchObject({ value: 30 });
    });
  });
});

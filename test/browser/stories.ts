import { exampleOf, paste, type Run } from '../support/example.js';

/** What the comments of an example tell its reader to do, step by step. */
export async function dashboardStory(run: Run): Promise<void> {
  const { strategy } = await run('Dashboard', exampleOf('dashboard').variables);
  expect(strategy.progress).toMatchObject({
    status: 'BEHIND',
    goalCounts: { targetReached: 2, onTrack: 7, behind: 5, farBehind: 3, movingAway: 1, notAssessed: 2 },
  });
  expect(statusesIn(strategy)).toEqual({
    TARGET_REACHED: 4,
    ON_TRACK: 16,
    BEHIND: 12,
    FAR_BEHIND: 7,
    MOVING_AWAY: 2,
    NOT_ASSESSED: 4,
  });
}

export async function departmentStory(run: Run): Promise<void> {
  const { variables } = exampleOf('department');
  const { indicator } = await run('DepartmentLooksUp', variables);
  expect(indicator).toMatchObject({
    code: 'organic-kilograms',
    unit: '%',
    measurements: { nodes: [{ year: 2023, numerator: 535_370, denominator: 921_950, missing: null }] },
  });

  const filledIn = paste(variables, 'indicator', indicator.id);
  const { submitMeasurements } = await run('DepartmentSubmits', filledIn);
  const figure = { value: (100 * 560_220) / 935_400, numerator: 560_220, denominator: 935_400 };
  expect(submitMeasurements).toEqual({
    accepted: [{ id: expect.any(String), year: 2024, state: 'SUBMITTED', ...figure, version: 1 }],
    refused: [],
  });

  const { strategy } = await run('DepartmentReadsBack', filledIn);
  const [byKilograms] = strategy.goal.indicators;
  expect(byKilograms).toMatchObject({
    indicator: { code: 'organic-kilograms' },
    department: { dataYear: 2024, value: figure.value, missing: null, status: 'BEHIND' },
    municipality: { dataYear: 2023, missing: null, status: 'ON_TRACK' },
  });
}

export async function strategyOwnerStory(run: Run): Promise<void> {
  const { variables } = exampleOf('strategy-owner');
  const { createStrategy } = await run('OwnerCreatesStrategy', variables);
  expect(createStrategy).toMatchObject({
    slug: 'indkoeb-2030',
    startYear: 2027,
    endYear: 2030,
    state: 'DRAFT',
    owner: { code: '9900', name: 'Eksempelforeningen (fiktiv)' },
  });

  const withStrategy = paste(variables, 'strategy', createStrategy.id);
  const { addTheme } = await run('OwnerAddsTheme', withStrategy);
  expect(addTheme).toMatchObject({ code: 'A', weight: 1 });

  const { addGoal } = await run('OwnerAddsGoal', paste(withStrategy, 'theme', addTheme.id));
  expect(addGoal).toMatchObject({
    code: 'A1',
    theme: { code: 'A' },
    aims: ['green-transition', 'economic-headroom'],
    sdgs: [12],
  });
}

interface StrategyAnswer {
  readonly themes: readonly { readonly goals: readonly { readonly indicators: readonly IndicatorAnswer[] }[] }[];
}

interface IndicatorAnswer {
  readonly progress: { readonly status: string };
}

function statusesIn({ themes }: StrategyAnswer): Record<string, number> {
  const indicators = themes.flatMap(({ goals }) => goals.flatMap((goal) => goal.indicators));
  const counts: Record<string, number> = {};
  for (const { progress } of indicators) counts[progress.status] = (counts[progress.status] ?? 0) + 1;
  return counts;
}

import { freshnessOf } from '../../src/domain/progress/freshness.js';

describe('freshness', () => {
  it.each([
    [2022, 2022, 1, 1, 'CURRENT', 0],
    [2023, 2022, 1, 1, 'CURRENT', 0],
    [2024, 2022, 1, 1, 'LATE', 1],
    [2025, 2022, 1, 1, 'STALE', 2],
    [2030, 2022, 1, 1, 'STALE', 7],
    [2022, 2022, 0, 1, 'CURRENT', 0],
    [2023, 2022, 0, 1, 'LATE', 1],
    [2025, 2022, 1, 3, 'CURRENT', 0],
    [2026, 2022, 1, 3, 'LATE', 1],
    [2027, 2022, 1, 3, 'STALE', 2],
    [2024, 2022, 2, 1, 'CURRENT', 0],
    [2020, 2022, 1, 1, 'CURRENT', 0],
  ])(
    'in %d, data of %d with a lag of %d and measured every %d years are %s',
    (asked, latest, lag, every, state, overdueYears) => {
      expect(freshnessOf({ publicationLagYears: lag, frequencyYears: every }, { asked, latest })).toEqual({
        state,
        overdueYears,
      });
    },
  );
});

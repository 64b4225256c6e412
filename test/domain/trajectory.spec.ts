import type { Trajectory } from '../../src/domain/plan/target.js';
import { plannedValue } from '../../src/domain/progress/trajectory.js';
import { values } from './given.js';

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024, 2025];

function plannedOver(
  trajectory: Trajectory,
  way: readonly { year: number; value: number }[],
  wholeLevels = false,
): readonly (number | null)[] {
  const [baseline, ...targets] = way;
  if (baseline === undefined) throw new Error('a way starts with a baseline');
  return YEARS.map((year) => plannedValue({ trajectory, baseline, targets, wholeLevels }, year));
}

const TO_70 = [
  { year: 2020, value: 50 },
  { year: 2024, value: 70 },
];
const BY_TWO_STEPS = [
  { year: 2020, value: 50 },
  { year: 2022, value: 52 },
  { year: 2024, value: 70 },
];

describe('the planned value', () => {
  it.each([
    ['LINEAR', TO_70, [null, 50, 55, 60, 65, 70, 70]],
    ['LINEAR', BY_TWO_STEPS, [null, 50, 51, 52, 61, 70, 70]],
    ['YEARLY', TO_70, [null, 50, 50, 50, 50, 70, 70]],
    ['YEARLY', BY_TWO_STEPS, [null, 50, 50, 52, 52, 70, 70]],
    ['CONSTANT', TO_70, [null, 70, 70, 70, 70, 70, 70]],
    ['CONSTANT', BY_TWO_STEPS, [null, 70, 70, 70, 70, 70, 70]],
    ['LINEAR', values(2020, 80, null, null, null, 20), [null, 80, 65, 50, 35, 20, 20]],
    ['LINEAR', values(2020, 0, null, null, null, -8), [null, 0, -2, -4, -6, -8, -8]],
    ['LINEAR', values(2020, 50, null, 40, null, 70), [null, 50, 45, 40, 55, 70, 70]],
    ['LINEAR', values(2021, 1, null, null, 2), [null, null, 1, 4 / 3, 5 / 3, 2, 2]],
  ] as const)('on a %s trajectory along %j is %j from 2019 to 2025', (trajectory, way, planned) => {
    expect(plannedOver(trajectory, way)).toEqual(planned);
  });

  it('of a level is rounded towards the baseline: from 2 to 4 in four years, 2 in the first and 3 in the second', () => {
    expect(plannedOver('LINEAR', values(2020, 2, null, null, null, 4), true)).toEqual([null, 2, 2, 3, 3, 4, 4]);
  });

  it('of a level that should fall is rounded up, towards the baseline', () => {
    expect(plannedOver('LINEAR', values(2020, 4, null, null, null, 2), true)).toEqual([null, 4, 4, 3, 3, 2, 2]);
  });

  it('of a level is exact where the line meets a level, in spite of thirds', () => {
    expect(plannedOver('LINEAR', values(2020, 1, null, null, 4), true)).toEqual([null, 1, 2, 3, 4, 4, 4]);
  });

  it('is exactly the target in its year', () => {
    expect(plannedOver('LINEAR', values(2020, 0.1, null, null, 0.7))[4]).toBe(0.7);
  });
});

import { crosses } from '../../web/page/charts/geometry/boxes.js';
import { gapsOf, type IndicatorFacts, marksOf, runsOf } from '../../web/page/charts/geometry/chart-marks.js';
import { boxOf, type Label } from '../../web/page/charts/geometry/label.js';
import { placeLabels } from '../../web/page/charts/geometry/place-labels.js';
import { pushApart } from '../../web/page/charts/geometry/push-apart.js';
import { shortNumbers } from '../../web/page/charts/geometry/short-numbers.js';
import { sparkLine } from '../../web/page/charts/geometry/spark-line.js';
import { swarm } from '../../web/page/charts/geometry/swarm.js';
import { valueAxis } from '../../web/page/charts/geometry/value-axis.js';
import { paceAt, wayAt, wholeWayAt } from '../../web/page/charts/geometry/way.js';
import { labelledYears, wholeYears } from '../../web/page/charts/geometry/year-axis.js';

describe('the axis of values', () => {
  it.each([
    { what: 'a share begins at 0', values: [38, 62, 75], kind: 'SHARE', domain: [0, 80] },
    { what: 'a share far from 0 does not', values: [92, 96.5], kind: 'SHARE', domain: [92, 97] },
    { what: 'an index far from 0 does not', values: [104, 131], kind: 'INDEX', domain: [100, 135] },
    { what: 'falling below 0 it holds both', values: [-12, 15], kind: 'INDEX', domain: [-15, 15] },
    { what: 'one value alone stands against 0', values: [60], kind: 'NUMBER', domain: [0, 60] },
    { what: 'nothing but 0 has an axis nevertheless', values: [0, 0], kind: 'NUMBER', domain: [0, 1] },
    { what: 'large numbers', values: [7e8, 1.41e9], kind: 'NUMBER', domain: [0, 2e9] },
    { what: 'small numbers', values: [0.001, 0.0013], kind: 'RATIO', domain: [0.001, 0.0013] },
  ] as const)('$what', ({ values, kind, domain }) => {
    expect(valueAxis(values, { kind, count: 5 }).domain).toEqual(domain);
  });

  it('of levels has the whole numbers from 1 to 5, of yes and no both', () => {
    expect(valueAxis([2, 3], { kind: 'LEVEL', count: 5 }).ticks).toEqual([1, 2, 3, 4, 5]);
    expect(valueAxis([1], { kind: 'YES_NO', count: 5 }).ticks).toEqual([0, 1]);
  });

  it('has no figures where nothing is known', () => {
    expect(valueAxis([], { kind: 'NUMBER', count: 5 }).ticks).toEqual([]);
  });

  it('has no ticks between what is written alike', () => {
    expect(valueAxis([0, 2], { kind: 'NUMBER', count: 5, decimals: 0 }).ticks).toEqual([0, 1, 2]);
  });
});

describe('the axis of years', () => {
  it('names the year of the data and the last one, and others where there is room', () => {
    const years = wholeYears([2012, 2026]);
    expect(labelledYears({ years, step: 60, dataYear: 2023 })).toEqual(years);
    expect(labelledYears({ years, step: 15, dataYear: 2023 })).toEqual([2014, 2017, 2020, 2023, 2026]);
  });

  it('holds years that nobody reported', () => {
    expect(wholeYears([2019, 2022])).toEqual([2019, 2020, 2021, 2022]);
    expect(wholeYears([])).toEqual([]);
  });
});

describe('what is drawn of a series', () => {
  const facts: IndicatorFacts = {
    series: [
      { year: 2019, value: 38 },
      { year: 2020, value: null, missing: 'NOT_REPORTED' },
      { year: 2021, value: 0 },
      { year: 2022, value: 50, comparable: false },
      { year: 2023, value: 52 },
      { year: 2024, value: null, missing: 'NOT_DUE' },
    ],
    forecast: {
      year: 2024,
      level: 0.8,
      value: null,
      low: null,
      high: null,
      refusedBecause: null,
      points: [{ year: 2018, value: 30 }],
    },
  };

  it('joins neither over a missing year nor to what cannot be compared', () => {
    expect(runsOf(marksOf(facts)).map((run) => run.map(({ year }) => year))).toEqual([
      [2018, 2019],
      [2021],
      [2022],
      [2023],
    ]);
  });

  it('takes 0 for a value, and a missing one for none', () => {
    expect(marksOf(facts).map(({ year, value }) => [year, value])).toEqual([
      [2018, 30],
      [2019, 38],
      [2021, 0],
      [2022, 50],
      [2023, 52],
    ]);
  });

  it('is grey where it cannot be compared', () => {
    expect(
      marksOf(facts)
        .filter(({ isOld }) => isOld)
        .map(({ year }) => year),
    ).toEqual([2022]);
  });

  it('crosses out a year that was missed, and none that is not due yet', () => {
    expect(gapsOf(facts, marksOf(facts))).toEqual([{ year: 2020, reason: 'NOT_REPORTED' }]);
  });
});

describe('labels', () => {
  const frame = { left: 0, right: 200, top: 0, bottom: 100 };
  const label = (text: string, x: number, y: number): Label => ({ text, style: 'small', anchor: 'middle', x, y });

  it('take the first place that is free', () => {
    const dot = { left: 90, right: 110, top: 60, bottom: 70 };
    const [above, below] = [label('43', 100, 50), label('43', 100, 68)];
    expect(placeLabels([{ places: [[below], [above]] }], { frame, boxes: [dot], segments: [] })).toEqual([[above]]);
  });

  it('are dropped where there is none, unless they are needed', () => {
    const line = { from: { x: 0, y: 46 }, to: { x: 200, y: 46 } };
    const places = [[label('43', 100, 50)]];
    expect(placeLabels([{ places }], { frame, boxes: [], segments: [line] })).toEqual([null]);
    expect(placeLabels([{ places, isNeeded: true }], { frame, boxes: [], segments: [line] })).toEqual(places);
  });

  it('keep clear of each other and of the edge', () => {
    const one = label('Strandby 41', 100, 50);
    const wishes = [
      { places: [[one]] },
      { places: [[label('Engsø 52', 110, 50)]] },
      { places: [[label('Hav 9', 2, 90)]] },
    ];
    expect(placeLabels(wishes, { frame, boxes: [], segments: [] })).toEqual([[one], null, null]);
  });

  it('are crossed by a line through them and not by one beside them', () => {
    const box = boxOf(label('43', 100, 50));
    expect(crosses({ from: { x: 0, y: 0 }, to: { x: 200, y: 92 } }, box)).toBe(true);
    expect(crosses({ from: { x: 0, y: 60 }, to: { x: 200, y: 60 } }, box)).toBe(false);
  });

  it('at the ends of lines move apart around where they want to stand', () => {
    const blocks = [
      { wanted: 50, height: 20 },
      { wanted: 54, height: 20 },
      { wanted: 200, height: 20 },
    ];
    expect(pushApart(blocks, [0, 190])).toEqual([42, 62, 180]);
  });
});

describe('numbers in a chart', () => {
  it.each([
    {
      what: 'lose the decimals that are all 0',
      values: [62, 38.04],
      unit: '%',
      decimals: 1,
      short: { factor: 1, decimals: 0 },
    },
    { what: 'keep those that tell', values: [62.5, 38], unit: '%', decimals: 1, short: { factor: 1, decimals: 1 } },
    { what: 'count in millions', values: [120e6, 5e6], unit: 'kr.', decimals: 0, short: { factor: 1e6, decimals: 0 } },
    { what: 'count in billions', values: [1.41e9], unit: 'kWh', decimals: 0, short: { factor: 1e9, decimals: 2 } },
    {
      what: 'know a letter from a million',
      values: [2e6],
      unit: 'MWh',
      decimals: 0,
      short: { factor: 1e6, decimals: 2 },
    },
    { what: 'never count twice', values: [2e6], unit: 'mio. kr.', decimals: 0, short: { factor: 1, decimals: 0 } },
  ])('$what', ({ values, unit, decimals, short }) => {
    expect(shortNumbers(values, { unit, decimals })).toEqual(short);
  });
});

describe('dots on one axis', () => {
  it('lie on it where there is room, else below and above, and the largest always', () => {
    const dots = [10, 10, 40, 10].map((x) => ({ x, radius: 5 }));
    expect(swarm(dots, 11)).toEqual([0, 1, 0, -1]);
    expect(swarm([...dots, { x: 12, radius: 9 }], 11)[4]).toBe(0);
  });
});

describe('the way and the pace', () => {
  it('stay on their rules', () => {
    expect([wayAt(-20), wayAt(0), wayAt(100), wayAt(140)]).toEqual([5, 5, 97, 97]);
    expect([wholeWayAt(-20), wholeWayAt(66), wholeWayAt(140)]).toEqual([0, 66, 100]);
    expect([paceAt(-9), paceAt(0), paceAt(2.5), paceAt(9)]).toEqual([0, 50, 75, 100]);
  });
});

describe('a spark', () => {
  it('ends at the last value and never draws a missing one', () => {
    const { measured, last, ring } = sparkLine({
      series: [
        { year: 2019, value: 10, planned: 10 },
        { year: 2020, value: null, planned: 15 },
        { year: 2021, value: 20, planned: 20 },
      ],
      target: { year: 2021, value: 20 },
    });
    expect(measured).toEqual([[{ x: 6, y: 26 }], [{ x: 114, y: 6 }]]);
    expect(last).toEqual({ x: 114, y: 6 });
    expect(ring).toEqual({ x: 114, top: 6, bottom: 6 });
  });

  it('of nothing is empty', () => {
    expect(sparkLine({ series: [] })).toEqual({ measured: [], planned: [], last: null, ring: null });
  });
});

import type { IndicatorRules } from '../../src/domain/plan/indicator-rules.js';
import { explain, explainNode } from '../../src/domain/progress/explanation.js';
import { wordsOf } from '../../src/domain/progress/explanation-words.js';
import { PROGRESS_STATUSES, REASONS } from '../../src/domain/progress/judgement.js';
import type { Scope } from '../../src/domain/progress/strategy-figures.js';
import { judgeStrategy } from '../../src/domain/progress/strategy-progress.js';
import { NUMBER_LANGUAGES } from '../../src/domain/quantity/format-number.js';
import { type Figure, MISSING_REASONS } from '../../src/domain/review/measurement.js';
import {
  band,
  figure,
  type Given,
  goal,
  goalIndicator,
  judgedIndicator,
  organisation,
  participant,
  rules,
  scope,
  share,
  strategy,
  target,
} from './given.js';

const perCent = rules({ unit: '%', valueKind: 'SHARE' });
const yearly = (...numbers: readonly (number | null)[]): readonly Figure[] =>
  numbers.flatMap((value, index) => (value === null ? [] : [figure(2020 + index, value)]));

/** No-break spaces as plain ones, so that the sentences can be read here. */
function told(given: Given, ofRules: IndicatorRules, asked: Scope): readonly string[] {
  const judged = judgedIndicator({ ...given, indicator: { ...given.indicator, rules: ofRules } }, asked);
  return NUMBER_LANGUAGES.map((language) => explain(judged, ofRules, language).replaceAll('\u00a0', ' '));
}

const ofOne = (figures: readonly Figure[]): Given => ({ reports: { i: { a: figures } } });
const IN_2022 = scope('a', 2022);

describe('the explanation of an indicator', () => {
  const cases: readonly [string, Given, IndicatorRules, Scope, readonly string[]][] = [
    [
      'behind the plan',
      { ...ofOne(yearly(50, null, 53)), indicator: { targets: [target(2024, 72)] } },
      perCent,
      IN_2022,
      [
        '53 % i 2022, 8 procentpoint bag planen (61 %); målet er 72 % i 2024.',
        '53 % år 2022, 8 procentenheter bakom planen (61 %); målet är 72 % år 2024.',
        '53% in 2022, 8 percentage points behind the plan (61%); the target is 72% in 2024.',
      ],
    ],
    [
      'one percentage point ahead',
      ofOne(yearly(50, null, 61)),
      perCent,
      IN_2022,
      [
        '61 % i 2022, 1 procentpoint foran planen (60 %); målet er 70 % i 2024.',
        '61 % år 2022, 1 procentenhet före planen (60 %); målet är 70 % år 2024.',
        '61% in 2022, 1 percentage point ahead of the plan (60%); the target is 70% in 2024.',
      ],
    ],
    [
      'as planned',
      ofOne(yearly(50, null, 60)),
      perCent,
      IN_2022,
      [
        '60 % i 2022, som planlagt; målet er 70 % i 2024.',
        '60 % år 2022, som planerat; målet är 70 % år 2024.',
        '60% in 2022, as planned; the target is 70% in 2024.',
      ],
    ],
    [
      'so near the plan that decimals are needed to see it',
      ofOne(yearly(50, null, 59.6)),
      perCent,
      IN_2022,
      [
        '59,6 % i 2022, tæt på planen (60,0 %); målet er 70,0 % i 2024.',
        '59,6 % år 2022, nära planen (60,0 %); målet är 70,0 % år 2024.',
        '59.6% in 2022, close to the plan (60.0%); the target is 70.0% in 2024.',
      ],
    ],
    [
      'target reached',
      ofOne(yearly(50, null, 72)),
      perCent,
      IN_2022,
      [
        '72 % i 2022; målet på 70 % i 2024 er nået.',
        '72 % år 2022; målet 70 % år 2024 är nått.',
        '72% in 2022; the target of 70% in 2024 has been reached.',
      ],
    ],
    [
      'target nearly reached in its year',
      ofOne(yearly(50, null, null, null, 69.5)),
      perCent,
      scope('a', 2024),
      [
        '69,5 % i 2024, 0,5 procentpoint bag planen (70,0 %); målet på 70,0 % i 2024 er næsten nået.',
        '69,5 % år 2024, 0,5 procentenheter bakom planen (70,0 %); målet 70,0 % år 2024 är nästan nått.',
        '69.5% in 2024, 0.5 percentage points behind the plan (70.0%); the target of 70.0% in 2024 has nearly been reached.',
      ],
    ],
    [
      'target missed in its year',
      ofOne(yearly(50, null, null, null, 55)),
      perCent,
      scope('a', 2024),
      [
        '55 % i 2024, 15 procentpoint bag planen (70 %); målet var 70 % i 2024.',
        '55 % år 2024, 15 procentenheter bakom planen (70 %); målet var 70 % år 2024.',
        '55% in 2024, 15 percentage points behind the plan (70%); the target was 70% in 2024.',
      ],
    ],
    [
      'moving away, in tonnes that should fall',
      { ...ofOne(yearly(12000, null, 13500)), indicator: { targets: [target(2024, 8000)] } },
      rules({ direction: 'DECREASE', unit: 't CO2e' }),
      IN_2022,
      [
        '13.500 t CO2e i 2022, 1.500 t CO2e dårligere end udgangspunktet (12.000 t CO2e i 2020); målet er 8.000 t CO2e i 2024.',
        '13 500 t CO2e år 2022, 1 500 t CO2e sämre än utgångsläget (12 000 t CO2e år 2020); målet är 8 000 t CO2e år 2024.',
        '13,500 t CO2e in 2022, 1,500 t CO2e worse than the baseline (12,000 t CO2e in 2020); the target is 8,000 t CO2e in 2024.',
      ],
    ],
    [
      'a small setback',
      ofOne(yearly(50, null, 49.5)),
      rules({ decimals: 1 }),
      IN_2022,
      [
        '49,5 i 2022, 10,5 bag planen (60,0); målet er 70,0 i 2024. Det er lidt dårligere end udgangspunktet.',
        '49,5 år 2022, 10,5 bakom planen (60,0); målet är 70,0 år 2024. Det är något sämre än utgångsläget.',
        '49.5 in 2022, 10.5 behind the plan (60.0); the target is 70.0 in 2024. It is slightly worse than the baseline.',
      ],
    ],
    [
      'a level',
      { ...ofOne(yearly(2, null, 2)), indicator: { targets: [target(2024, 4)] } },
      rules({ valueKind: 'LEVEL' }),
      IN_2022,
      [
        'Niveau 2 i 2022, 1 niveau bag planen (niveau 3); målet er niveau 4 i 2024.',
        'Nivå 2 år 2022, 1 nivå bakom planen (nivå 3); målet är nivå 4 år 2024.',
        'Level 2 in 2022, 1 level behind the plan (level 3); the target is level 4 in 2024.',
      ],
    ],
    [
      'a threshold that is kept',
      ofOne(yearly(75, null, 72)),
      rules({ direction: 'KEEP_AT_LEAST', unit: '%' }),
      IN_2022,
      [
        '72 % i 2022; kravet er mindst 70 % og er overholdt.',
        '72 % år 2022; kravet är minst 70 % och är uppfyllt.',
        '72% in 2022; it is to be at least 70%, and it is.',
      ],
    ],
    [
      'a threshold that was lost',
      ofOne(yearly(60, null, 72)),
      rules({ direction: 'KEEP_AT_MOST', unit: '%' }),
      IN_2022,
      [
        '72 % i 2022; kravet er højst 70 % og er ikke længere overholdt.',
        '72 % år 2022; kravet är högst 70 % och är inte längre uppfyllt.',
        '72% in 2022; it is to be at most 70%, and no longer is.',
      ],
    ],
    [
      'a band that comes nearer',
      { ...ofOne(yearly(30, null, 24)), indicator: { targets: [band(2024, 10, 20)] } },
      rules({ direction: 'KEEP_WITHIN' }),
      IN_2022,
      [
        '24 i 2022; kravet er mellem 10 og 20; tallet nærmer sig som planlagt.',
        '24 år 2022; kravet är mellan 10 och 20; talet närmar sig som planerat.',
        '24 in 2022; it is to be between 10 and 20, and is getting there as planned.',
      ],
    ],
    [
      'what the baseline had already reached',
      ofOne(yearly(80, null, 78)),
      perCent,
      IN_2022,
      [
        '78 % i 2022; kravet er mindst 70 % og er overholdt. Målet var nået allerede i udgangspunktet og skal holdes.',
        '78 % år 2022; kravet är minst 70 % och är uppfyllt. Målet var nått redan i utgångsläget och ska hållas.',
        '78% in 2022; it is to be at least 70%, and it is. The target was met at the baseline already and is to be kept.',
      ],
    ],
    [
      'done',
      { ...ofOne(yearly(null, 1)), indicator: { targets: [target(2023, 1)] } },
      rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
      IN_2022,
      ['Gennemført (2021).', 'Genomfört (2021).', 'Done (2021).'],
    ],
    [
      'not done and not due',
      { ...ofOne(yearly(null, 0)), indicator: { targets: [target(2023, 1)] } },
      rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
      IN_2022,
      [
        'Ikke gennemført i 2021; fristen er 2023.',
        'Inte genomfört år 2021; det ska vara klart 2023.',
        'Not done in 2021; it is due in 2023.',
      ],
    ],
    [
      'not done and due',
      { ...ofOne(yearly(null, null, 0)), indicator: { targets: [target(2022, 1)] } },
      rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
      IN_2022,
      [
        'Ikke gennemført i 2022; fristen var 2022.',
        'Inte genomfört år 2022; det skulle vara klart 2022.',
        'Not done in 2022; it was due in 2022.',
      ],
    ],
    [
      'a per cent of yes',
      {
        indicator: { baseline: { year: 2020, value: 0 }, targets: [target(2024, 1)] },
        reports: { i: { a: yearly(0, 1), b: yearly(0, 0), c: yearly(0, 0), d: yearly(0, 0) } },
      },
      rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
      scope(null, 2021),
      [
        '25 % har svaret ja i 2021, som planlagt; målet er 100 % i 2024.',
        '25 % har svarat ja år 2021, som planerat; målet är 100 % år 2024.',
        '25% answered yes in 2021, as planned; the target is 100% in 2024.',
      ],
    ],
    [
      'a sum of years, provisional',
      {
        indicator: { baseline: { year: 2020, value: 100 }, targets: [target(2024, 120)] },
        reports: { i: { a: [...yearly(100, 104), figure(2022, 106, { observationStatus: 'PROVISIONAL' })] } },
      },
      rules({ accumulation: 'PERIODIC' }),
      IN_2022,
      [
        '210 i alt til og med 2022, 5 bag planen (215); målet for 2024 alene er 120. Tallet er foreløbigt.',
        '210 totalt till och med 2022, 5 bakom planen (215); målet för enbart 2024 är 120. Talet är preliminärt.',
        '210 in total up to 2022, 5 behind the plan (215); the target for 2024 alone is 120. The figure is provisional.',
      ],
    ],
    [
      'old data from an assumed baseline',
      ofOne(yearly(null, 50, 57)),
      perCent,
      scope('a', 2025),
      [
        '57,0 % i 2022, 0,3 procentpoint foran planen (56,7 %); målet er 70,0 % i 2024. Udgangspunktet er den første måling, der findes. Tallet er forældet.',
        '57,0 % år 2022, 0,3 procentenheter före planen (56,7 %); målet är 70,0 % år 2024. Utgångsläget är den första mätning som finns. Talet är inaktuellt.',
        '57.0% in 2022, 0.3 percentage points ahead of the plan (56.7%); the target is 70.0% in 2024. The baseline is the first measurement there is. The figure is out of date.',
      ],
    ],
    [
      'too few that reported',
      {
        organisations: [organisation('a', null, 710), organisation('b', null, 290)],
        reports: { i: { a: yearly(50, 60) } },
      },
      perCent,
      scope(null, 2021),
      [
        'Ikke vurderet: for få har indberettet; 1 af 2 har indberettet for 2021 (71 % af indbyggerne); kendt indtil nu: 60 %.',
        'Ej bedömt: för få har rapporterat; 1 av 2 har rapporterat för 2021 (71 % av invånarna); känt hittills: 60 %.',
        'Not assessed: too few have reported; 1 of 2 have reported for 2021 (71% of inhabitants); known so far: 60%.',
      ],
    ],
    [
      'some of a sum, by their own targets',
      {
        indicator: { ownTargets: new Map([['a', [target(2024, 70)]]]) },
        reports: { i: { a: yearly(50, 56), b: yearly(50) } },
      },
      rules({ aggregation: 'SUM', valueKind: 'AMOUNT', unit: 'kr.' }),
      scope(null, 2021),
      [
        '56 kr. i 2021, 1 kr. foran planen (55 kr.); målet er 70 kr. i 2024. Det gælder kun dem, der har indberettet, målt mod deres egne mål.',
        '56 kr. år 2021, 1 kr. före planen (55 kr.); målet är 70 kr. år 2024. Det gäller bara dem som har rapporterat, mätt mot deras egna mål.',
        '56 kr. in 2021, 1 kr. ahead of the plan (55 kr.); the target is 70 kr. in 2024. It covers only those who have reported, against their own targets.',
      ],
    ],
    [
      'nothing reported',
      { organisations: [organisation('a')] },
      perCent,
      IN_2022,
      [
        'Ikke vurderet: der er ikke indberettet noget.',
        'Ej bedömt: inget är rapporterat.',
        'Not assessed: nothing has been reported.',
      ],
    ],
    [
      'a value without a target',
      { ...ofOne(yearly(50, null, 53)), indicator: { targets: [] } },
      perCent,
      IN_2022,
      [
        '53 % i 2022. Ikke vurderet: der er ikke sat et mål inden for strategiens år.',
        '53 % år 2022. Ej bedömt: inget mål är satt inom strategins år.',
        '53% in 2022. Not assessed: no target is set within the years of the strategy.',
      ],
    ],
  ];
  it.each(cases)('of %s', (_name, given, ofRules, asked, sentences) => {
    expect(told(given, ofRules, asked)).toEqual(sentences);
  });

  it('uses a no-break space before the unit', () => {
    const judged = judgedIndicator({ ...ofOne(yearly(50, 55)), indicator: { rules: share() } }, scope('a', 2021));
    expect(explain(judged, share(), 'DA')).toContain('55\u00a0%');
  });

  it('never says "efter planen", which would mean the opposite', () => {
    for (const [, given, ofRules, asked] of cases) {
      for (const sentence of told(given, ofRules, asked)) expect(sentence).not.toMatch(/efter planen/i);
    }
  });
});

describe('the explanation of a node of the plan', () => {
  const uses = (id: string) => goalIndicator({ id, indicator: id });
  const given: Given = {
    goals: [goal('g', [uses('on'), uses('behind'), uses('silent')])],
    participants: [participant('a')],
    reports: { on: { a: yearly(50, 55) }, behind: { a: yearly(50, 54) } },
  };

  it('gives the mean and how many have which status', () => {
    const judged = judgeStrategy(strategy({ ...given, minimumCoverage: 0.5 }), scope('a', 2021));
    expect(NUMBER_LANGUAGES.map((language) => explainNode(judged, language).replaceAll('\u00a0', ' '))).toEqual([
      'Bagud: i gennemsnit 23 % af vejen til målene; af 3 indikatorer: 1 følger planen, 1 er bagud, 1 er ikke vurderet.',
      'Ligger efter: i genomsnitt 23 % av vägen till målen; av 3 indikatorer: 1 följer planen, 1 ligger efter, 1 är inte bedömd.',
      'Behind: on average 23% of the way to the targets; of 3 indicators: 1 is on track, 1 is behind, 1 is not assessed.',
    ]);
  });

  it('says what is missing where coverage is too low', () => {
    const judged = judgeStrategy(strategy(given), scope('a', 2021));
    expect(NUMBER_LANGUAGES.map((language) => explainNode(judged, language).replaceAll('\u00a0', ' '))).toEqual([
      'Ikke vurderet: kun 2 af 3 indikatorer kan vurderes (67 % af vægten), for få til et gennemsnit.',
      'Ej bedömt: bara 2 av 3 indikatorer kan bedömas (67 % av vikten), för få för ett medelvärde.',
      'Not assessed: only 2 of 3 indicators can be assessed (67% of the weight), too few for a mean.',
    ]);
  });

  it('says that a goal was left out', () => {
    const judged = judgeStrategy(strategy({ ...given, participants: [participant('a', 'g')] }), scope('a', 2021));
    const [leftOut] = judged.themes[0]?.goals ?? [];
    expect(leftOut && explainNode(leftOut, 'DA')).toBe('Ikke vurderet: målet er valgt fra.');
  });
});

describe('the words', () => {
  it.each([
    ['DA', ['Mål nået', 'Følger planen', 'Bagud', 'Langt bagud', 'Går den forkerte vej', 'Ikke vurderet']],
    ['SV', ['Målet nått', 'Följer planen', 'Ligger efter', 'Ligger långt efter', 'Går åt fel håll', 'Ej bedömt']],
    ['EN', ['Target reached', 'On track', 'Behind', 'Far behind', 'Moving away', 'Not assessed']],
  ] as const)('of the statuses in %s are %j', (language, words) => {
    expect(PROGRESS_STATUSES.map((status) => wordsOf(language).statuses[status])).toEqual(words);
  });

  it.each(NUMBER_LANGUAGES)('say every reason and every kind of missing in %s', (language) => {
    const words = wordsOf(language);
    for (const text of [
      ...REASONS.map((reason) => words.reasons[reason]),
      ...MISSING_REASONS.map((one) => words.missing[one]),
    ]) {
      expect(text).toMatch(/^\p{Ll}.{10,}[^.]$/u);
    }
  });
});

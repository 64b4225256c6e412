import type { IndicatorRules } from '../../src/domain/plan/indicator-rules.js';
import { explain, explainNode } from '../../src/domain/progress/explanation.js';
import { wordsOf } from '../../src/domain/progress/explanation-words.js';
import { type IndicatorJudgement, PROGRESS_STATUSES, REASONS } from '../../src/domain/progress/judgement.js';
import type { Scope } from '../../src/domain/progress/strategy-figures.js';
import { judgeStrategy } from '../../src/domain/progress/strategy-progress.js';
import { formatNumber, NUMBER_LANGUAGES, type NumberLanguage } from '../../src/domain/quantity/format-number.js';
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
const since = (firstYear: number, ...numbers: readonly number[]): readonly Figure[] =>
  numbers.map((value, index) => figure(firstYear + index, value));

type Case = readonly [name: string, given: Given, ofRules: IndicatorRules, asked: Scope];

const WRITTEN: readonly (readonly [...Case, sentences: readonly string[]])[] = [
  [
    'behind the plan',
    { ...ofOne(yearly(50, null, 53)), indicator: { targets: [target(2024, 72)] } },
    perCent,
    IN_2022,
    [
      '53 % i 2022, 8 procentpoint bag planen (61 %); fortsætter det som hidtil, bliver det groft skønnet 56 % i 2024, hvor målet er 72 %.',
      '53 % under 2022, 8 procentenheter bakom planen (61 %); fortsätter det som hittills blir det grovt räknat 56 % till 2024, då målet är 72 %.',
      '53% in 2022, 8 percentage points behind the plan (61%); if the past pattern continues, it will be roughly 56% in 2024, when the target is 72%.',
    ],
  ],
  [
    'one percentage point ahead',
    ofOne(yearly(50, null, 61)),
    perCent,
    IN_2022,
    [
      '61 % i 2022, 1 procentpoint foran planen (60 %); fortsætter det som hidtil, bliver det groft skønnet 72 % i 2024, hvor målet er 70 %.',
      '61 % under 2022, 1 procentenhet före planen (60 %); fortsätter det som hittills blir det grovt räknat 72 % till 2024, då målet är 70 %.',
      '61% in 2022, 1 percentage point ahead of the plan (60%); if the past pattern continues, it will be roughly 72% in 2024, when the target is 70%.',
    ],
  ],
  [
    'as planned',
    ofOne(yearly(50, null, 60)),
    perCent,
    IN_2022,
    [
      '60 % i 2022, som planlagt; fortsætter det som hidtil, bliver det groft skønnet 70 % i 2024, hvor målet er 70 %.',
      '60 % under 2022, som planerat; fortsätter det som hittills blir det grovt räknat 70 % till 2024, då målet är 70 %.',
      '60% in 2022, as planned; if the past pattern continues, it will be roughly 70% in 2024, when the target is 70%.',
    ],
  ],
  [
    'so near the plan that decimals are needed to see it',
    ofOne(yearly(50, null, 59.6)),
    perCent,
    IN_2022,
    [
      '59,6 % i 2022, tæt på planen (60,0 %); fortsætter det som hidtil, bliver det groft skønnet 69 % i 2024, hvor målet er 70,0 %.',
      '59,6 % under 2022, nära planen (60,0 %); fortsätter det som hittills blir det grovt räknat 69 % till 2024, då målet är 70,0 %.',
      '59.6% in 2022, close to the plan (60.0%); if the past pattern continues, it will be roughly 69% in 2024, when the target is 70.0%.',
    ],
  ],
  [
    'target reached',
    ofOne(yearly(50, null, 72)),
    perCent,
    IN_2022,
    [
      '72 % i 2022; målet på 70 % i 2024 er nået; fortsætter det som hidtil, bliver det groft skønnet 94 % i 2024.',
      '72 % under 2022; målet 70 % till 2024 är nått; fortsätter det som hittills blir det grovt räknat 94 % till 2024.',
      '72% in 2022; the target of 70% in 2024 has been reached; if the past pattern continues, it will be roughly 94% in 2024.',
    ],
  ],
  [
    'target nearly reached in its year',
    ofOne(yearly(50, null, null, null, 69.5)),
    perCent,
    scope('a', 2024),
    [
      '69,5 % i 2024, 0,5 procentpoint bag planen (70,0 %); målet på 70,0 % i 2024 er næsten nået.',
      '69,5 % under 2024, 0,5 procentenheter bakom planen (70,0 %); målet 70,0 % till 2024 är nästan nått.',
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
      '55 % under 2024, 15 procentenheter bakom planen (70 %); målet var 70 % till 2024.',
      '55% in 2024, 15 percentage points behind the plan (70%); the target was 70% in 2024.',
    ],
  ],
  [
    'moving away, in tonnes that should fall',
    { ...ofOne(yearly(12000, null, 13500)), indicator: { targets: [target(2024, 8000)] } },
    rules({ direction: 'DECREASE', unit: 't CO2e' }),
    IN_2022,
    [
      '13.500 t CO2e i 2022, 1.500 t CO2e dårligere end udgangspunktet (12.000 t CO2e i 2020); fortsætter det som hidtil, bliver det groft skønnet 15.000 t CO2e i 2024, hvor målet er 8.000 t CO2e.',
      '13 500 t CO2e under 2022, 1 500 t CO2e sämre än utgångsläget (12 000 t CO2e under 2020); fortsätter det som hittills blir det grovt räknat 15 000 t CO2e till 2024, då målet är 8 000 t CO2e.',
      '13,500 t CO2e in 2022, 1,500 t CO2e worse than the baseline (12,000 t CO2e in 2020); if the past pattern continues, it will be roughly 15,000 t CO2e in 2024, when the target is 8,000 t CO2e.',
    ],
  ],
  [
    'a small setback',
    ofOne(yearly(50, null, 49.5)),
    rules({ decimals: 1 }),
    IN_2022,
    [
      '49,5 i 2022, 10,5 bag planen (60,0); fortsætter det som hidtil, bliver det groft skønnet 49,0 i 2024, hvor målet er 70,0. Tallet er lidt dårligere end udgangspunktet.',
      '49,5 under 2022, 10,5 bakom planen (60,0); fortsätter det som hittills blir det grovt räknat 49,0 till 2024, då målet är 70,0. Talet är något sämre än utgångsläget.',
      '49.5 in 2022, 10.5 behind the plan (60.0); if the past pattern continues, it will be roughly 49.0 in 2024, when the target is 70.0. The figure is slightly worse than the baseline.',
    ],
  ],
  [
    'a level',
    { ...ofOne(yearly(2, null, 2)), indicator: { targets: [target(2024, 4)] } },
    rules({ valueKind: 'LEVEL' }),
    IN_2022,
    [
      'Niveau 2 i 2022, 1 niveau bag planen (niveau 3); målet er niveau 4 i 2024.',
      'Nivå 2 under 2022, 1 nivå bakom planen (nivå 3); målet är nivå 4 till 2024.',
      'Level 2 in 2022, 1 level behind the plan (level 3); the target is level 4 in 2024.',
    ],
  ],
  [
    'a threshold that is kept',
    ofOne(yearly(75, null, 72)),
    rules({ direction: 'KEEP_AT_LEAST', unit: '%' }),
    IN_2022,
    [
      '72 % i 2022; kravet er mindst 70 % og er overholdt; fortsætter det som hidtil, bliver det groft skønnet 69 % i 2024.',
      '72 % under 2022; kravet är minst 70 % och är uppfyllt; fortsätter det som hittills blir det grovt räknat 69 % till 2024.',
      '72% in 2022; it is to be at least 70%, and it is; if the past pattern continues, it will be roughly 69% in 2024.',
    ],
  ],
  [
    'a threshold that was lost',
    ofOne(yearly(60, null, 72)),
    rules({ direction: 'KEEP_AT_MOST', unit: '%' }),
    IN_2022,
    [
      '72 % i 2022; kravet er højst 70 % og er ikke længere overholdt; fortsætter det som hidtil, bliver det groft skønnet 84 % i 2024.',
      '72 % under 2022; kravet är högst 70 % och är inte längre uppfyllt; fortsätter det som hittills blir det grovt räknat 84 % till 2024.',
      '72% in 2022; it is to be at most 70%, and no longer is; if the past pattern continues, it will be roughly 84% in 2024.',
    ],
  ],
  [
    'a band that comes nearer',
    { ...ofOne(yearly(30, null, 24)), indicator: { targets: [band(2024, 10, 20)] } },
    rules({ direction: 'KEEP_WITHIN' }),
    IN_2022,
    [
      '24 i 2022; kravet er mellem 10 og 20; tallet nærmer sig som planlagt; fortsætter det som hidtil, bliver det groft skønnet 18 i 2024.',
      '24 under 2022; kravet är mellan 10 och 20; talet närmar sig som planerat; fortsätter det som hittills blir det grovt räknat 18 till 2024.',
      '24 in 2022; it is to be between 10 and 20, and is getting there as planned; if the past pattern continues, it will be roughly 18 in 2024.',
    ],
  ],
  [
    'what the baseline had already reached',
    ofOne(yearly(80, null, 78)),
    perCent,
    IN_2022,
    [
      '78 % i 2022; kravet er mindst 70 % og er overholdt; fortsætter det som hidtil, bliver det groft skønnet 76 % i 2024. Målet var nået allerede i udgangspunktet og skal holdes.',
      '78 % under 2022; kravet är minst 70 % och är uppfyllt; fortsätter det som hittills blir det grovt räknat 76 % till 2024. Målet var nått redan i utgångsläget och ska hållas.',
      '78% in 2022; it is to be at least 70%, and it is; if the past pattern continues, it will be roughly 76% in 2024. The target was met at the baseline already and is to be kept.',
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
      '25 % har svaret ja i 2021, som planlagt; fortsætter det som hidtil, bliver det groft skønnet 100 % i 2024, hvor målet er 100 %.',
      '25 % har svarat ja under 2021, som planerat; fortsätter det som hittills blir det grovt räknat 100 % till 2024, då målet är 100 %.',
      '25% answered yes in 2021, as planned; if the past pattern continues, it will be roughly 100% in 2024, when the target is 100%.',
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
      '210 i alt til og med 2022, 5 bag planen (215); fortsætter det som hidtil, bliver det 112 i 2024 alene, hvor målet er 120. Tallet er foreløbigt.',
      '210 totalt till och med 2022, 5 bakom planen (215); fortsätter det som hittills blir det 112 för enbart 2024, då målet är 120. Talet är preliminärt.',
      '210 in total up to 2022, 5 behind the plan (215); if the past pattern continues, it will be 112 in 2024 alone, when the target is 120. The figure is provisional.',
    ],
  ],
  [
    'old data from an assumed baseline',
    ofOne(yearly(null, 50, 57)),
    perCent,
    scope('a', 2025),
    [
      '57,0 % i 2022, 0,3 procentpoint foran planen (56,7 %); fortsætter det som hidtil, bliver det groft skønnet 71 % i 2024, hvor målet er 70,0 %. Udgangspunktet er den første måling, der findes; tallet er forældet.',
      '57,0 % under 2022, 0,3 procentenheter före planen (56,7 %); fortsätter det som hittills blir det grovt räknat 71 % till 2024, då målet är 70,0 %. Utgångsläget är den första mätning som finns; talet är inaktuellt.',
      '57.0% in 2022, 0.3 percentage points ahead of the plan (56.7%); if the past pattern continues, it will be roughly 71% in 2024, when the target is 70.0%. The baseline is the first measurement there is; the figure is out of date.',
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
      'Ikke vurderet: for få har indberettet; kun 1 af 2 har indberettet for 2021 (71 % af indbyggerne); kendt indtil nu: 60 %.',
      'Ej bedömt: för få har rapporterat; bara 1 av 2 har rapporterat för 2021 (71 % av invånarna); känt hittills: 60 %.',
      'Not assessed: too few have reported; only 1 of 2 has reported for 2021 (71% of inhabitants); known so far: 60%.',
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
      '56 kr. i 2021, 1 kr. foran planen (55 kr.); målet er 70 kr. i 2024. Kun 1 af 2 har indberettet for 2021; tallet gælder kun dem, der har indberettet, målt mod deres egne mål.',
      '56 kr. under 2021, 1 kr. före planen (55 kr.); målet är 70 kr. till 2024. Bara 1 av 2 har rapporterat för 2021; talet gäller bara dem som har rapporterat, mätt mot deras egna mål.',
      '56 kr. in 2021, 1 kr. ahead of the plan (55 kr.); the target is 70 kr. in 2024. Only 1 of 2 has reported for 2021; the figure covers only those who have reported, against their own targets.',
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
      '53 % i 2022, ikke vurderet: der er ikke sat et mål inden for strategiens år.',
      '53 % under 2022, ej bedömt: inget mål är satt inom strategins år.',
      '53% in 2022, not assessed: no target is set within the years of the strategy.',
    ],
  ],

  [
    'what the pattern of five years leads to',
    { ...ofOne(since(2018, 44, 47, 50, 51, 54)), indicator: { baseline: { year: 2018, value: null } } },
    perCent,
    IN_2022,
    [
      '54 % i 2022, 7 procentpoint bag planen (61 %); fortsætter det som hidtil, bliver det 59 % i 2024, hvor målet er 70 %.',
      '54 % under 2022, 7 procentenheter bakom planen (61 %); fortsätter det som hittills blir det 59 % till 2024, då målet är 70 %.',
      '54% in 2022, 7 percentage points behind the plan (61%); if the past pattern continues, it will be 59% in 2024, when the target is 70%.',
    ],
  ],
  [
    'what the same pace leads to, from an own baseline',
    {
      ...ofOne(since(2020, 45, 49, 53)),
      indicator: { ownBaselines: new Map([['a', { year: 2018, value: 43 }]]) },
    },
    perCent,
    IN_2022,
    [
      '53 % i 2022, 8 procentpoint bag planen (61 %); fortsætter det som hidtil, bliver det 61 % i 2024, hvor målet er 70 %.',
      '53 % under 2022, 8 procentenheter bakom planen (61 %); fortsätter det som hittills blir det 61 % till 2024, då målet är 70 %.',
      '53% in 2022, 8 percentage points behind the plan (61%); if the past pattern continues, it will be 61% in 2024, when the target is 70%.',
    ],
  ],
  [
    'a forecast of another year than the target',
    { ...ofOne(since(2020, 50, 51, 53)), indicator: { targets: [target(2023, 65)] } },
    perCent,
    IN_2022,
    [
      '53 % i 2022, 7 procentpoint bag planen (60 %); målet er 65 % i 2023; fortsætter det som hidtil, bliver det 56 % i 2024.',
      '53 % under 2022, 7 procentenheter bakom planen (60 %); målet är 65 % till 2023; fortsätter det som hittills blir det 56 % till 2024.',
      '53% in 2022, 7 percentage points behind the plan (60%); the target is 65% in 2023; if the past pattern continues, it will be 56% in 2024.',
    ],
  ],
  [
    'years to be added up, that go down',
    { ...ofOne(since(2020, 100, 90, 85)), indicator: { targets: [target(2024, 120)] } },
    rules({ accumulation: 'PERIODIC', unit: 'møder' }),
    IN_2022,
    [
      '175 møder i alt til og med 2022, 25 møder dårligere, end hvis hvert år havde været som udgangspunktet (200 møder); fortsætter det som hidtil, bliver det 69 møder i 2024 alene, hvor målet er 120 møder.',
      '175 møder totalt till och med 2022, 25 møder sämre än om varje år hade varit som utgångsläget (200 møder); fortsätter det som hittills blir det 69 møder för enbart 2024, då målet är 120 møder.',
      '175 møder in total up to 2022, 25 møder worse than if every year had been as the baseline (200 møder); if the past pattern continues, it will be 69 møder in 2024 alone, when the target is 120 møder.',
    ],
  ],
  [
    'a setback that only decimals show',
    { ...ofOne(yearly(50, null, 49.6)), indicator: { targets: [target(2024, 53)] } },
    perCent,
    IN_2022,
    [
      '49,6 % i 2022, 0,4 procentpoint dårligere end udgangspunktet (50,0 % i 2020); fortsætter det som hidtil, bliver det groft skønnet 49 % i 2024, hvor målet er 53,0 %.',
      '49,6 % under 2022, 0,4 procentenheter sämre än utgångsläget (50,0 % under 2020); fortsätter det som hittills blir det grovt räknat 49 % till 2024, då målet är 53,0 %.',
      '49.6% in 2022, 0.4 percentage points worse than the baseline (50.0% in 2020); if the past pattern continues, it will be roughly 49% in 2024, when the target is 53.0%.',
    ],
  ],
  [
    'a threshold missed by what only decimals show',
    ofOne(yearly(60, null, 69.97)),
    rules({ direction: 'KEEP_AT_LEAST', unit: '%' }),
    IN_2022,
    [
      '69,97 % i 2022; kravet er mindst 70,00 %; tallet nærmer sig som planlagt; fortsætter det som hidtil, bliver det groft skønnet 80 % i 2024.',
      '69,97 % under 2022; kravet är minst 70,00 %; talet närmar sig som planerat; fortsätter det som hittills blir det grovt räknat 80 % till 2024.',
      '69.97% in 2022; it is to be at least 70.00%, and is getting there as planned; if the past pattern continues, it will be roughly 80% in 2024.',
    ],
  ],
  [
    'most of the participants',
    {
      organisations: [organisation('a', null, 700), organisation('b', null, 200), organisation('c', null, 100)],
      reports: { i: { a: yearly(50, 54), b: yearly(50, 60), c: yearly(50) } },
      minimumCoverage: 0.6,
    },
    rules({ unit: 'kr.' }),
    scope(null, 2021),
    [
      '57 kr. i 2021, 2 kr. foran planen (55 kr.); fortsætter det som hidtil, bliver det groft skønnet 78 kr. i 2024, hvor målet er 70 kr. Kun 2 af 3 har indberettet for 2021 (90 % af indbyggerne).',
      '57 kr. under 2021, 2 kr. före planen (55 kr.); fortsätter det som hittills blir det grovt räknat 78 kr. till 2024, då målet är 70 kr. Bara 2 av 3 har rapporterat för 2021 (90 % av invånarna).',
      '57 kr. in 2021, 2 kr. ahead of the plan (55 kr.); if the past pattern continues, it will be roughly 78 kr. in 2024, when the target is 70 kr. Only 2 of 3 have reported for 2021 (90% of inhabitants).',
    ],
  ],
  [
    'a sum of years that was reached, although the last year was not',
    {
      indicator: { baseline: { year: 2020, value: 100 }, targets: [target(2024, 120)] },
      reports: { i: { a: since(2020, 100, 130, 130, 130, 130 - 40) } },
    },
    rules({ accumulation: 'PERIODIC', unit: 'stk.' }),
    scope('a', 2024),
    [
      '480 stk. i alt til og med 2024; planen på 450 stk. i alt er nået.',
      '480 stk. totalt till och med 2024; planen på totalt 450 stk. är nådd.',
      '480 stk. in total up to 2024; the plan of 450 stk. in total has been reached.',
    ],
  ],
  [
    'a sum of years that was nearly reached',
    {
      indicator: { baseline: { year: 2020, value: 100 }, targets: [target(2024, 120)] },
      reports: { i: { a: since(2020, 100, 105, 110, 115, 119.5) } },
    },
    rules({ accumulation: 'PERIODIC', unit: 'stk.' }),
    scope('a', 2024),
    [
      '449,5 stk. i alt til og med 2024, 0,5 stk. bag planen (450,0 stk.); planen på 450,0 stk. i alt er næsten nået.',
      '449,5 stk. totalt till och med 2024, 0,5 stk. bakom planen (450,0 stk.); planen på totalt 450,0 stk. är nästan nådd.',
      '449.5 stk. in total up to 2024, 0.5 stk. behind the plan (450.0 stk.); the plan of 450.0 stk. in total has nearly been reached.',
    ],
  ],
  [
    'a value that only decimals tell from a target that is not reached',
    ofOne(yearly(50, null, 69.6)),
    perCent,
    IN_2022,
    [
      '69,6 % i 2022, 9,6 procentpoint foran planen (60,0 %); fortsætter det som hidtil, bliver det groft skønnet 89 % i 2024, hvor målet er 70,0 %.',
      '69,6 % under 2022, 9,6 procentenheter före planen (60,0 %); fortsätter det som hittills blir det grovt räknat 89 % till 2024, då målet är 70,0 %.',
      '69.6% in 2022, 9.6 percentage points ahead of the plan (60.0%); if the past pattern continues, it will be roughly 89% in 2024, when the target is 70.0%.',
    ],
  ],
  [
    'a forecast that only decimals tell from the target it misses',
    { ...ofOne(since(2020, 50, 54.98, 59.96)), indicator: { targets: [target(2024, 70)] } },
    perCent,
    IN_2022,
    [
      '60 % i 2022, som planlagt; fortsætter det som hidtil, bliver det 69,9 % i 2024, hvor målet er 70,0 %.',
      '60 % under 2022, som planerat; fortsätter det som hittills blir det 69,9 % till 2024, då målet är 70,0 %.',
      '60% in 2022, as planned; if the past pattern continues, it will be 69.9% in 2024, when the target is 70.0%.',
    ],
  ],
  [
    'a threshold that is kept, and by the forecast is missed by what only decimals show',
    ofOne(since(2020, 76, 74.4, 73)),
    rules({ direction: 'KEEP_AT_LEAST', unit: '%' }),
    IN_2022,
    [
      '73 % i 2022; kravet er mindst 70 % og er overholdt; fortsætter det som hidtil, bliver det 69,97 % i 2024.',
      '73 % under 2022; kravet är minst 70 % och är uppfyllt; fortsätter det som hittills blir det 69,97 % till 2024.',
      '73% in 2022; it is to be at least 70%, and it is; if the past pattern continues, it will be 69.97% in 2024.',
    ],
  ],
  [
    'a hair ahead of the plan, which no council needs to see',
    { ...ofOne(yearly(50.1, null, 60.2005)), indicator: { targets: [target(2024, 70.3)] } },
    rules({ valueKind: 'SHARE', unit: '%', decimals: 1 }),
    IN_2022,
    [
      '60,2 % i 2022, som planlagt; fortsætter det som hidtil, bliver det groft skønnet 70,3 % i 2024, hvor målet er 70,3 %.',
      '60,2 % under 2022, som planerat; fortsätter det som hittills blir det grovt räknat 70,3 % till 2024, då målet är 70,3 %.',
      '60.2% in 2022, as planned; if the past pattern continues, it will be roughly 70.3% in 2024, when the target is 70.3%.',
    ],
  ],
  [
    'a number of years',
    { ...ofOne(yearly(4, null, 4.31)), indicator: { targets: [target(2024, 5)] } },
    rules({ unit: 'år', decimals: 2 }),
    IN_2022,
    [
      '4,31 år i 2022, 0,19 år bag planen (4,50 år); fortsætter det som hidtil, bliver det groft skønnet 4,62 år i 2024, hvor målet er 5,00 år.',
      '4,31 år under 2022, 0,19 år bakom planen (4,50 år); fortsätter det som hittills blir det grovt räknat 4,62 år till 2024, då målet är 5,00 år.',
      '4.31 år in 2022, 0.19 år behind the plan (4.50 år); if the past pattern continues, it will be roughly 4.62 år in 2024, when the target is 5.00 år.',
    ],
  ],
  [
    'yes and no of departments, none of which says yes, without a target',
    {
      organisations: [organisation('a'), organisation('d', 'a'), organisation('e', 'a')],
      indicator: { targets: [] },
      reports: { i: { d: yearly(0, 0), e: yearly(0, 0) } },
    },
    rules({ valueKind: 'YES_NO', direction: 'ACHIEVE', unit: 'ja/nej' }),
    scope('a', 2021),
    [
      '0 % i 2021, ikke vurderet: der er ikke sat et mål inden for strategiens år.',
      '0 % under 2021, ej bedömt: inget mål är satt inom strategins år.',
      '0% in 2021, not assessed: no target is set within the years of the strategy.',
    ],
  ],
  [
    'a yes where only a per cent of yes is asked of all together',
    {
      ...ofOne(yearly(null, 1)),
      organisations: [organisation('a'), organisation('b')],
      indicator: { targets: [target(2024, 50)] },
    },
    rules({ valueKind: 'YES_NO', direction: 'ACHIEVE' }),
    IN_2022,
    [
      'Ja i 2021, ikke vurderet: der er ikke sat et eget mål.',
      'Ja under 2021, ej bedömt: inget eget mål är satt.',
      'Yes in 2021, not assessed: no target of its own is set.',
    ],
  ],
];

/** More ways to be judged, of which the laws of a sentence must hold as well. */
const OTHERS: readonly Case[] = [
  [
    'a level behind by two',
    { ...ofOne(yearly(1, null, 1)), indicator: { targets: [target(2024, 5)] } },
    rules({ valueKind: 'LEVEL' }),
    IN_2022,
  ],
  [
    'levels of several',
    {
      reports: { i: { a: yearly(1, 2), b: yearly(2, 3), c: yearly(2, 2) } },
      indicator: { baseline: { year: 2020, value: 2 }, targets: [target(2024, 4)] },
    },
    rules({ valueKind: 'LEVEL' }),
    scope(null, 2021),
  ],
  [
    'five years that fall',
    { ...ofOne(since(2018, 130, 121, 119, 108, 103)), indicator: { targets: [target(2024, 60)] } },
    rules({ direction: 'DECREASE', unit: 't CO2e', decimals: 1 }),
    IN_2022,
  ],
  [
    'a forecast beyond the allowed range',
    { ...ofOne(since(2018, 60, 68, 77, 84, 93)), indicator: { targets: [target(2024, 98)] } },
    share({ minimum: 0, maximum: 100 }),
    IN_2022,
  ],
  ['a forecast further ahead than there is history', ofOne(since(2020, 50, 52)), perCent, scope('a', 2021)],
  [
    'negative values',
    { ...ofOne(since(2018, -12, -11.5, -10, -9.4, -8)), indicator: { targets: [target(2024, 0)] } },
    rules({ unit: 'mio. kr.', decimals: 1 }),
    IN_2022,
  ],
  [
    'a value that rounds to zero from below',
    { ...ofOne(since(2020, -4, -3, -0.2)), indicator: { targets: [target(2024, 10)] } },
    rules({ unit: 'point' }),
    IN_2022,
  ],
  [
    'a difference that rounds to nothing',
    { ...ofOne(since(2020, 0, 0.1, 0.2)), indicator: { targets: [target(2024, 0.41)] } },
    rules(),
    IN_2022,
  ],
  [
    'tiny values',
    { ...ofOne(since(2020, 1e-9, 1.1e-9, 1.2e-9)), indicator: { targets: [target(2024, 4e-9)] } },
    rules({ unit: 'g' }),
    IN_2022,
  ],
  [
    'enormous values',
    { ...ofOne(since(2020, 1e15, 2e15, 2.5e15)), indicator: { targets: [target(2024, 9e15)] } },
    rules({ unit: 'kr.' }),
    IN_2022,
  ],
  ['a unit with blanks around it', ofOne(yearly(50, null, 53)), rules({ unit: ' stk ' }), IN_2022],
  ['more decimals than there are', ofOne(yearly(50, null, 53)), rules({ decimals: 12 }), IN_2022],
  ['a value that is late', ofOne(since(2018, 44, 47, 50)), perCent, scope('a', 2022)],
  [
    'a value that is estimated',
    ofOne([...since(2020, 50), figure(2021, 54, { observationStatus: 'ESTIMATED' })]),
    perCent,
    scope('a', 2021),
  ],
  [
    'a value that must not be compared',
    ofOne([...since(2020, 50), figure(2021, 54, { comparable: false })]),
    perCent,
    scope('a', 2021),
  ],
  [
    'a running total of an earlier year',
    { ...ofOne(since(2020, 10, 15)), indicator: { targets: [target(2024, 50)] } },
    rules({ accumulation: 'CUMULATIVE', unit: 'kr.' }),
    IN_2022,
  ],
  [
    'a band that is kept',
    { ...ofOne(since(2020, 15, 14)), indicator: { targets: [band(2024, 10, 20)] } },
    rules({ direction: 'KEEP_WITHIN', unit: '°C' }),
    scope('a', 2021),
  ],
  [
    'a band that was lost',
    { ...ofOne(since(2020, 15, 24)), indicator: { targets: [band(2024, 10, 20)] } },
    rules({ direction: 'KEEP_WITHIN' }),
    scope('a', 2021),
  ],
  [
    'a threshold not yet met',
    { ...ofOne(since(2020, 90, 88)), indicator: { targets: [target(2024, 70)] } },
    rules({ direction: 'KEEP_AT_MOST', unit: '%' }),
    scope('a', 2021),
  ],
  [
    'a threshold kept to the end',
    ofOne(since(2020, 75, 74, 76, 73, 72)),
    rules({ direction: 'KEEP_AT_LEAST', unit: '%' }),
    scope('a', 2024),
  ],
  ['background', ofOne(since(2020, 75, 74, 76)), rules({ direction: 'NONE', unit: 'kr.' }), IN_2022],
  [
    'a target after the end',
    { ...ofOne(since(2020, 50, 54)), indicator: { targets: [target(2030, 90)] } },
    perCent,
    scope('a', 2021),
  ],
  [
    'a target equal to the baseline',
    { ...ofOne(since(2020, 50, 49)), indicator: { targets: [target(2024, 50)] } },
    perCent,
    scope('a', 2021),
  ],
  ['only a baseline', ofOne(since(2020, 50)), perCent, scope('a', 2021)],
  ['no baseline', { ...ofOne(since(2021, 50)), indicator: { baseline: null } }, perCent, scope('a', 2021)],
  ['a sum without an own target', ofOne(since(2020, 50, 53)), rules({ aggregation: 'SUM' }), scope('a', 2021)],
  [
    'a goal that was left out',
    { ...ofOne(since(2020, 50, 53)), participants: [participant('a', 'g')] },
    perCent,
    scope('a', 2021),
  ],
  [
    'a department that is not responsible',
    { organisations: [organisation('a'), organisation('d', 'a')], reports: { i: { a: since(2020, 50, 53) } } },
    perCent,
    scope('d', 2021),
  ],
  [
    'departments that say something else',
    {
      organisations: [organisation('a'), organisation('d', 'a')],
      reports: { i: { a: since(2020, 50, 53), d: since(2020, 40, 41) } },
    },
    perCent,
    scope('a', 2021),
  ],
  [
    'values that must not become one',
    { reports: { i: { a: since(2020, 50, 53), b: since(2020, 50, 53) } } },
    rules({ aggregation: 'NONE' }),
    scope(null, 2021),
  ],
  [
    'no data',
    { reports: { i: { a: [figure(2020, 50), figure(2021, null, { missing: 'SUPPRESSED' })] } } },
    perCent,
    scope('a', 2021),
  ],
  [
    'a ratio without a denominator',
    ofOne([figure(2021, null, { numerator: 1, denominator: 0, missing: null })]),
    share(),
    scope('a', 2021),
  ],
  [
    'a mean weighted by inhabitants, from some of them',
    {
      organisations: [organisation('a', null, 900), organisation('b', null, 100)],
      reports: { i: { a: since(2020, 50, 52) } },
    },
    rules({ aggregation: 'POPULATION_WEIGHTED_MEAN', unit: '%' }),
    scope(null, 2021),
  ],
  [
    'some of a sum, none of whom has a target',
    { reports: { i: { a: since(2020, 50, 56), b: since(2020, 50) } } },
    rules({ aggregation: 'SUM', unit: 'kr.' }),
    scope(null, 2021),
  ],
  [
    'a per cent of yes behind the plan',
    {
      indicator: { baseline: { year: 2020, value: 0 }, targets: [target(2024, 80)] },
      reports: { i: { a: yearly(0, 0, 1), b: yearly(0, 0, 0), c: yearly(0, 0, 0) } },
    },
    rules({ valueKind: 'YES_NO' }),
    scope(null, 2022),
  ],
  [
    'years to be added up, on the way',
    { ...ofOne(since(2020, 100, 106, 111)), indicator: { targets: [target(2024, 120)] } },
    rules({ accumulation: 'PERIODIC' }),
    IN_2022,
  ],
  ['a target reached before its year, with a setback ahead', ofOne(since(2018, 90, 86, 62, 75, 71)), perCent, IN_2022],
];

const CASES: readonly Case[] = [
  ...WRITTEN.map(([name, given, ofRules, asked]): Case => [name, given, ofRules, asked]),
  ...OTHERS,
];

/** Every number of an answer, and the difference of any two, as the language writes them with any number of decimals. */
function writtenNumbers(judged: IndicatorJudgement, language: NumberLanguage): ReadonlySet<string> {
  const { value, judged: put, baseline, target, forecast, coverage } = judged;
  const amounts = [
    value,
    ...(put === null ? [] : [put.value, put.baseline, put.planned, put.target]),
    ...(target === null ? [] : [target.value, target.bandMinimum, target.bandMaximum]),
    ...[baseline?.value, forecast?.value, coverage.partialValue],
  ].filter((one) => one != null);
  const share = coverage.populationShare === null ? [] : [formatNumber(100 * coverage.populationShare, 0, language)];
  const years = [judged.dataYear, baseline?.year, target?.year, forecast?.year];
  const written = new Set([...years, coverage.reported, coverage.expected].map(String).concat(share));
  for (let decimals = 0; decimals <= 12; decimals += 1) {
    const rounded = amounts.map((one) => Number(one.toFixed(decimals)));
    const differences = rounded.flatMap((one) => rounded.map((other) => Math.abs(one - other)));
    for (const one of [...amounts, ...differences]) written.add(formatNumber(one, decimals, language));
  }
  return written;
}

function numbersIn(sentence: string, unit: string): readonly string[] {
  const withoutUnits = unit.trim() === '' ? sentence : sentence.replaceAll(`\u00a0${unit.trim()}`, '');
  return withoutUnits.match(/−?\d+(?:[.,\u00a0]\d+)*/g) ?? [];
}

describe('the explanation of an indicator', () => {
  it.each(WRITTEN)('of %s', (_name, given, ofRules, asked, sentences) => {
    expect(told(given, ofRules, asked)).toEqual(sentences);
  });

  describe.each(CASES)('of %s, in every language,', (_name, given, ofRules, asked) => {
    const judged = judgedIndicator({ ...given, indicator: { ...given.indicator, rules: ofRules } }, asked);
    const sentences = NUMBER_LANGUAGES.map((language) => explain(judged, ofRules, language));

    it('is one or two sentences with nothing odd in them', () => {
      for (const sentence of sentences) {
        expect(sentence).toMatch(/^[\p{Lu}\p{N}−].*[^.]\.$/u);
        expect(sentence).not.toMatch(/null|NaN|undefined|Infinity/i);
        expect(sentence).not.toMatch(/\s\s|\s[.,;:)]|\(\s|\.\.|-\d|−0(?![.,]?\d)|−0[.,]0+(?!\d)/);
        expect(sentence.split(/\. (?=\p{Lu})/u).length).toBeLessThanOrEqual(2);
      }
    });

    it('differs by language', () => {
      expect(new Set(sentences).size).toBe(NUMBER_LANGUAGES.length);
    });

    it('says no number that is not in the answer', () => {
      for (const [index, language] of NUMBER_LANGUAGES.entries()) {
        const allowed = writtenNumbers(judged, language);
        const said = numbersIn(sentences[index] ?? '', ofRules.unit);
        expect(said.filter((one) => !allowed.has(one))).toEqual([]);
      }
    });
  });

  it('is checked in at least forty cases', () => {
    expect(CASES.length).toBeGreaterThanOrEqual(40);
  });

  it('says each remark in words of its own', () => {
    for (const language of NUMBER_LANGUAGES) {
      const { approximation, estimated } = wordsOf(language).remarks;
      expect(approximation?.split(',')[0]).not.toBe(estimated);
    }
    expect(wordsOf('SV').remarks.approximation).toBe('talet är ett närmevärde, viktat med invånarantal');
  });

  it('uses a no-break space before the unit', () => {
    const judged = judgedIndicator({ ...ofOne(yearly(50, 55)), indicator: { rules: share() } }, scope('a', 2021));
    expect(explain(judged, share(), 'DA')).toContain('55\u00a0%');
  });

  it('tells of whom it speaks only where it tells a figure', () => {
    const reports = { i: { a: since(2020, 50, 53), b: since(2020, 50) } };
    const [refused] = told({ reports }, rules({ aggregation: 'NONE' }), scope(null, 2021));
    expect(refused).toBe('Ikke vurderet: værdierne må ikke lægges sammen.');
    const [background] = told({ reports, minimumCoverage: 0.5 }, rules({ direction: 'NONE' }), scope(null, 2021));
    expect(background).toBe(
      '53 i 2021, ikke vurderet: tallet er baggrund og vurderes ikke. Kun 1 af 2 har indberettet for 2021.',
    );
  });

  it('never says "efter planen", which would mean the opposite', () => {
    for (const [, given, ofRules, asked] of CASES) {
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

  it.each<[string, readonly string[], readonly string[]]>([
    [
      'the only one',
      ['silent'],
      [
        'Ikke vurderet: indikatoren kan ikke vurderes.',
        'Ej bedömt: indikatorn kan inte bedömas.',
        'Not assessed: the indicator cannot be assessed.',
      ],
    ],
    [
      'none of them',
      ['silent', 'mute'],
      [
        'Ikke vurderet: ingen af 2 indikatorer kan vurderes.',
        'Ej bedömt: ingen av 2 indikatorer kan bedömas.',
        'Not assessed: none of 2 indicators can be assessed.',
      ],
    ],
  ])('says that %s can be assessed, where that is so', (_name, indicators, sentences) => {
    const judged = judgeStrategy(strategy({ ...given, goals: [goal('g', indicators.map(uses))] }), scope('a', 2021));
    expect(NUMBER_LANGUAGES.map((language) => explainNode(judged, language))).toEqual(sentences);
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

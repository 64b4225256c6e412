/**
 * Makes files that `maalbar import` reads: a strategy of 20 goals and 60 indicators over five years, and as many
 * measurements as asked for, of up to so many municipalities and, beyond that, of departments below them. A municipality with
 * departments does not report a third of the indicators itself. The same seed makes the same bytes.
 */

import { once } from 'node:events';
import { copyFileSync, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { firstReporter, INDICATORS, isShare, madeValue, YEARS } from './made-values.js';

/** Each load of submissions corrects the figures of municipalities of its own. */
export const LEAST_MUNICIPALITIES = 5;
/** From this part of them on it is all of them: what is read must not differ between the sizes that are compared. */
const NEARLY_ALL = 0.75;
const INDICATORS_OF_A_GOAL = 3;
const NUMBERS = Array.from({ length: INDICATORS }, (_, indicator) => indicator);

/**
 * @param about.measurements how many there should be about
 * @param about.hasFigures whether they are written into files as well
 * @returns {Promise<{ folder: string, plan: string, planFolder: string, measurements: number, organisations: number,
 *   municipalities: string[], departments: number, seed: number, checksum: number }>} planFolder has the organisations
 *   only; the checksum is that of all values times their years
 */
export async function makeData(directory, { seed, hasFigures, ...wanted }) {
  const folder = join(directory, 'all');
  const planFolder = join(directory, 'plan');
  for (const one of [folder, planFolder]) mkdirSync(one, { recursive: true });
  const reporters = reportersOf(wanted);
  const codes = writeOrganisations(folder, reporters, seed);
  copyFileSync(join(folder, 'organisations.csv'), join(planFolder, 'organisations.csv'));
  const plan = join(directory, 'plan.json');
  writeFileSync(plan, JSON.stringify(planOf(), null, 1));
  if (hasFigures) await writeMeasurements(folder, codes, { ...reporters, seed });
  const reported = NUMBERS.map((indicator) => codes.length - firstReporter(indicator, reporters));
  return {
    folder,
    plan,
    planFolder,
    organisations: codes.length,
    measurements: YEARS.length * reported.reduce((sum, one) => sum + one),
    municipalities: codes.slice(0, reporters.municipalities),
    departments: reporters.departments,
    seed,
    checksum: checksumOf(codes.length, { ...reporters, seed }),
  };
}

/** As many municipalities as report about so many figures, and as many departments as report what is left. */
function reportersOf({ measurements, municipalities: mostMunicipalities }) {
  const reporters = Math.max(LEAST_MUNICIPALITIES, Math.round(measurements / (INDICATORS * YEARS.length)));
  const municipalities = reporters < NEARLY_ALL * mostMunicipalities ? reporters : mostMunicipalities;
  const most = Math.max(0, reporters - municipalities);
  const leftToThem = NUMBERS.map((indicator) => firstReporter(indicator, { municipalities, departments: most }));
  const more = leftToThem.reduce((sum, one) => sum + one) / INDICATORS;
  return { municipalities, departments: most + Math.round(more) };
}

/** Numbered in this order: municipalities, then the first department of each, then the second ones. */
function writeOrganisations(folder, { municipalities, departments }, seed) {
  const random = xoroshiro128plus(seed);
  const between = (least, most) => uniformInt(random, least, most);
  const rows = ['code,name,country,population,level,parent'];
  const parents = Array.from({ length: municipalities }, (_, index) => String(1000 + index));
  for (const code of parents) rows.push(`${code},Municipality ${code},XX,${between(2_000, 900_000)},municipality,`);
  const parts = Array.from({ length: departments }, (_, index) => {
    const parent = parents[index % parents.length];
    const code = `${parent}-${Math.floor(index / parents.length)}`;
    rows.push(`${code},Department ${code},XX,,department,${parent}`);
    return code;
  });
  writeFileSync(join(folder, 'organisations.csv'), `${rows.join('\n')}\n`);
  return [...parents, ...parts];
}

async function writeMeasurements(folder, codes, made) {
  const file = createWriteStream(join(folder, 'measurements.csv'));
  file.write('indicator,org,year,value,numerator,denominator\n');
  for (const indicator of NUMBERS) {
    if (!file.write(linesOf(indicator, codes, made).join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

function linesOf(indicator, codes, made) {
  const first = firstReporter(indicator, made);
  return codes.slice(first).flatMap((code, index) =>
    YEARS.map((year, step) => {
      const value = madeValue(made.seed, { indicator, organisation: first + index, step });
      return `I${indicator},${code},${year},${isShare(indicator) ? `,${value},100` : `${value},,`}\n`;
    }),
  );
}

function checksumOf(organisations, made) {
  let sum = 0;
  for (const indicator of NUMBERS) {
    for (let organisation = firstReporter(indicator, made); organisation < organisations; organisation += 1) {
      for (const [step, year] of YEARS.entries()) sum += year * madeValue(made.seed, { indicator, organisation, step });
    }
  }
  return sum;
}

function planOf() {
  const goals = INDICATORS / INDICATORS_OF_A_GOAL;
  const themes = [0, 1, 2].map((theme) => ({
    code: `T${theme}`,
    title: { en: `Theme ${theme}` },
    goals: Array.from({ length: goals }, (_, goal) => goal)
      .filter((goal) => goal % 3 === theme)
      .map((goal) => ({
        code: `G${goal}`,
        title: { en: `Goal ${goal}` },
        indicators: Array.from({ length: INDICATORS_OF_A_GOAL }, (_, place) => ({
          indicator: `I${goal * INDICATORS_OF_A_GOAL + place}`,
          baseline: { year: 2020, value: 40 },
          targets: [{ year: 2024, value: 70 }],
        })),
      })),
  }));
  return {
    country: 'XX',
    strategy: {
      slug: 'bench',
      title: { en: 'Made for measuring' },
      summary: { en: 'Made figures, to measure speed.' },
      startYear: 2020,
      endYear: 2024,
      owner: { country: 'XX', code: '0001', kind: 'ASSOCIATION', name: { en: 'Owner' } },
    },
    participants: [{ country: 'XX', kind: 'MUNICIPALITY' }],
    indicators: NUMBERS.map((indicator) => ({
      code: `I${indicator}`,
      title: { en: `Indicator ${indicator}` },
      definition: { en: 'A made figure.' },
      unit: isShare(indicator) ? '%' : 'number',
      valueKind: isShare(indicator) ? 'SHARE' : 'NUMBER',
      direction: 'INCREASE',
      aggregation: isShare(indicator) ? 'RATIO_OF_SUMS' : 'MEAN',
      publicationLagYears: 0,
    })),
    themes,
  };
}

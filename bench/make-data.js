/**
 * Makes files that `maalbar import` reads: a strategy of 20 goals and 60 indicators over five years, and as many
 * measurements as asked for, of up to 388 municipalities and, beyond that, of departments below them. The same seed
 * makes the same bytes.
 */

import { once } from 'node:events';
import { copyFileSync, createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export const YEARS = [2020, 2021, 2022, 2023, 2024];
const INDICATORS = 60;
const MOST_MUNICIPALITIES = 388;
const INDICATORS_OF_A_GOAL = 3;

/**
 * @returns {Promise<{ folder: string, plan: string, planFolder: string, measurements: number, organisations: number,
 *   municipalities: string[], seconds: number }>} planFolder has the organisations only
 */
export async function makeData(directory, measurements, seed) {
  const started = performance.now();
  const folder = join(directory, 'all');
  const planFolder = join(directory, 'plan');
  for (const one of [folder, planFolder]) mkdirSync(one, { recursive: true });
  const random = xoroshiro128plus(seed);
  const between = (least, most) => uniformInt(random, least, most);
  const reporters = Math.max(1, Math.round(measurements / (INDICATORS * YEARS.length)));
  const municipalities = Math.min(reporters, MOST_MUNICIPALITIES);
  const departments = reporters - municipalities;
  const codes = writeOrganisations(folder, municipalities, departments, between);
  copyFileSync(join(folder, 'organisations.csv'), join(planFolder, 'organisations.csv'));
  const plan = join(directory, 'plan.json');
  writeFileSync(plan, JSON.stringify(planOf(), null, 1));
  return {
    folder,
    plan,
    planFolder,
    organisations: reporters,
    measurements: await writeMeasurements(folder, codes, between),
    municipalities: codes.slice(0, municipalities),
    seconds: (performance.now() - started) / 1000,
  };
}

function writeOrganisations(folder, municipalities, departments, between) {
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

async function writeMeasurements(folder, codes, between) {
  const file = createWriteStream(join(folder, 'measurements.csv'));
  file.write('indicator,org,year,value,numerator,denominator\n');
  let count = 0;
  for (let indicator = 0; indicator < INDICATORS; indicator += 1) {
    const lines = [];
    for (const code of codes) {
      for (const [step, year] of YEARS.entries()) {
        const value = between(20, 60) + step * between(0, 8);
        lines.push(
          isShare(indicator)
            ? `I${indicator},${code},${year},,${value},100`
            : `I${indicator},${code},${year},${value},,`,
        );
      }
    }
    count += lines.length;
    if (!file.write(`${lines.join('\n')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return count;
}

/** Every third indicator is a number, the others are shares with numerator and denominator. */
export function isShare(indicator) {
  return indicator % 3 !== 2;
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
    indicators: Array.from({ length: INDICATORS }, (_, indicator) => ({
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

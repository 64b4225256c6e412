import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ImportService } from '../../src/contexts/exchange/import.service.js';
import type { ImportReport } from '../../src/contexts/exchange/import-report.js';
import type { Database } from '../../src/database/database.js';
import { type Actor, EVERYWHERE } from '../../src/domain/actor.js';

export const IMPORTER: Actor = {
  kind: 'operator',
  id: null,
  name: 'import',
  memberships: [{ role: 'ADMIN', organisation: EVERYWHERE }],
};

/** A small plan of two municipalities and two indicators, with its files. */
const SMALL = {
  'plan.yaml': `
strategy:
  slug: small
  title: { da: "En lille plan" }
  startYear: 2020
  endYear: 2024
  owner: { country: DK, code: "F", kind: ASSOCIATION, name: { da: "Foreningen" } }
participants:
  - { country: DK, kind: MUNICIPALITY, joinedOn: 2020-01-01 }
indicators:
  - { code: bikes, title: { da: "Cykler" }, unit: stk., valueKind: NUMBER, direction: INCREASE, aggregation: SUM, minimum: 0 }
  - { code: labelled, title: { da: "Mærket" }, unit: "%", valueKind: SHARE, direction: INCREASE, aggregation: RATIO_OF_SUMS, minimum: 0, maximum: 100 }
themes:
  - code: T
    title: { da: "Tema" }
    goals:
      - code: G
        title: { da: "Mål" }
        indicators:
          - { indicator: bikes, baseline: { year: 2020 }, targets: [{ year: 2024, value: 90 }] }
          - { indicator: labelled, weight: 2, baseline: { year: 2020 } }
`,
  'organisations.csv':
    'code,name,country,population,level,parent\n0101,Byen,DK,1000,municipality,\n0102,Øen,DK,200,municipality,\n',
  'targets.csv': 'indicator,org,year,value\nbikes,0101,2024,80\nbikes,0102,2024,10\n',
  'measurements.csv':
    'indicator,org,year,value,numerator,denominator,status\nbikes,0101,2020,50,,,final\nbikes,0102,2020,5,,,final\nlabelled,0101,2020,,1,4,estimate\n',
};

export type ImportFiles = Partial<Record<keyof typeof SMALL | 'indicators.csv', string | Uint8Array>>;

/** Imports the small plan, with some of its files replaced. */
export async function importSmall(
  database: Database,
  files: ImportFiles = {},
  { confirm = true, progressed = () => undefined }: { confirm?: boolean; progressed?: () => void } = {},
): Promise<ImportReport> {
  const folder = mkdtempSync(join(tmpdir(), 'maalbar-import-'));
  try {
    for (const [name, content] of Object.entries({ ...SMALL, ...files })) writeFileSync(join(folder, name), content);
    const order = { folder, plan: join(folder, 'plan.yaml'), confirm, progressed };
    return await new ImportService(database).importFiles(IMPORTER, order);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file of the small plan with something in it replaced. */
export function smallWith(name: keyof typeof SMALL, found: string, put: string): ImportFiles {
  if (!SMALL[name].includes(found)) throw new Error(`${name} has no '${found}'`);
  return { [name]: SMALL[name].replace(found, put) };
}

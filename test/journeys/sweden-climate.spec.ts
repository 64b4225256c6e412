import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findDifferences } from '../../src/contexts/aggregates/find-differences.js';
import { ImportService } from '../../src/contexts/exchange/import.service.js';
import type { ImportReport } from '../../src/contexts/exchange/import-report.js';
import { DATABASE_KINDS, startApp, type TestApp } from '../support/app.js';
import { DASHBOARD, type IndicatorSeen } from '../support/dashboard.js';
import { IMPORTER } from './import-files.js';

/** Beside the project, in development and where it is built; never in it. */
const DATA = fileURLToPath(new URL('../../../shared/data/sweden-climate', import.meta.url));
const PLAN = fileURLToPath(new URL('../../examples/sweden-climate/plan.yaml', import.meta.url));
const SECTORS = ['MACH', 'WASTE', 'HEAT', 'POWER', 'IND', 'AGRI', 'PROD', 'TRANS', 'INTL'];
const YEARS = [2020, 2021, 2022, 2023, 2024];

/** Milliseconds for what takes ten seconds on a machine with nothing else to do. */
const ALL_OF_IT = 180_000;

const isThere = existsSync(DATA);
if (!isThere) {
  process.stderr.write("There is no '../shared/data/sweden-climate' beside the project: its import is skipped.\n");
}
const describeWhereItIs = isThere ? describe.each(DATABASE_KINDS) : describe.skip.each(DATABASE_KINDS);

interface Progress {
  readonly themes: readonly {
    readonly goals: readonly { readonly goal: { readonly code: string }; readonly indicators: readonly Shown[] }[];
  }[];
}

/** What is looked at here of the progress of an indicator. */
interface Shown extends Omit<IndicatorSeen, 'series'> {
  readonly planned: number | null;
  readonly series: readonly { readonly year: number; readonly value: number | null; readonly planned: number | null }[];
}

describeWhereItIs('the figures of Sweden on %s', (kind) => {
  let app: TestApp;
  let first: ImportReport;
  const importAll = () =>
    new ImportService(app.server.database).importFiles(IMPORTER, { folder: DATA, plan: PLAN, confirm: true });

  beforeAll(async () => {
    app = await startApp(kind);
    first = await importAll();
  }, ALL_OF_IT);
  afterAll(() => app.close());

  it('are all stored', () => {
    expect(first).toEqual({
      stored: true,
      refusals: [],
      counts: {
        organisations: { added: 521, unchanged: 0, changed: 0, refused: 0, leftOut: 0 },
        indicators: { added: 20, unchanged: 0, changed: 0, refused: 0, leftOut: 0 },
        plan: { added: 319, unchanged: 0, changed: 0, refused: 0, leftOut: 0 },
        targets: { added: 16_112, unchanged: 0, changed: 0, refused: 0, leftOut: 208 },
        measurements: { added: 54_300, unchanged: 0, changed: 0, refused: 0, leftOut: 0 },
      },
    });
  });

  it('add up, from the municipalities of each county, to its published greenhouse-gas total', async () => {
    const kept = await app.server.database.read((session) =>
      session.rows<{ code: string; year: number; reported: number; municipalities: number | string; kept: number }>(
        `SELECT county.code, kept.year, kept.reported, kept.sum_of_values AS kept,
           (SELECT COUNT(*) FROM organisation part WHERE part.parent_id = county.id) AS municipalities
         FROM organisation county
         JOIN organisation_figure kept ON kept.organisation_id = county.id AND kept.view = 'PUBLIC'
         JOIN indicator ON indicator.id = kept.indicator_id AND indicator.code = 'SE-GHG'
         WHERE county.kind = 'REGION'`,
      ),
    );
    const published = publishedOf('SE-GHG').filter(({ org }) => isCounty(org));
    const keptOf = new Map(kept.map((row) => [`${row.code} ${row.year}`, row]));
    expect(published).toHaveLength(21 * 10);
    expect(published.filter(({ org, year, value }) => !agree(keptOf.get(`${org} ${year}`)?.kept, value))).toEqual([]);
    expect(kept.filter(({ reported, municipalities }) => reported !== Number(municipalities))).toEqual([]);
  });

  it('add up, for all participants together, to the published counties', async () => {
    const { series } = await shown('U1', 'SE-GHG', null, 2024);
    const counties = publishedOf('SE-GHG').filter(({ org }) => isCounty(org));
    expect(series.map(({ year }) => year)).toEqual(expect.arrayContaining(YEARS));
    for (const year of YEARS) {
      const sum = sumOf(counties.filter((row) => row.year === year).map(({ value }) => value));
      expect([year, agree(series.find((point) => point.year === year)?.value, sum)]).toEqual([year, true]);
    }
  });

  it.each([null, '0980', '2023', '2080'])('add up, for the nine sectors of %p, to the total', async (organisation) => {
    const inYears = async (goal: string, indicator: string) => {
      const { series } = await shown(goal, indicator, organisation, 2024);
      return YEARS.map((year) => series.find((point) => point.year === year)?.value ?? Number.NaN);
    };
    const sectors = await Promise.all(SECTORS.map((sector) => inYears('U3', `SE-GHG-${sector}`)));
    const totals = await inYears('U1', 'SE-GHG');
    const sums = YEARS.map((_, index) => sumOf(sectors.map((values) => values[index] ?? Number.NaN)));
    expect(totals.map((total, index) => agree(sums[index], total))).toEqual(YEARS.map(() => true));
  });

  it.each([
    ['Gotland', '0980'],
    ['Malung-Sälen', '2023'],
    ['malung-SÄLEN', '2023'],
    ['Falun', '2080'],
  ])('belong to municipalities such as %s, found by name', async (search, code) => {
    const { organisations } = await app.visitor.get(
      'query ($search: String) { organisations(search: $search, kind: MUNICIPALITY, country: "SE") { nodes { code } } }',
      { search },
    );
    expect(organisations.nodes).toEqual([{ code }]);
  });

  it("are judged by the municipality's own path, and by no other", async () => {
    const paths = ['0980', '2023', '2080'].map((org) => ({
      org,
      path: targetsOf('SE-CO2', org).filter(({ year }) => year <= 2030),
    }));
    for (const { org, path } of paths) {
      const { series, status, target } = await shown('U2', 'SE-CO2', org, 2024);
      expect(status).not.toBe('NOT_ASSESSED');
      expect(target?.own).toBe(true);
      const planned = series
        .filter(({ year }) => year > 2020)
        .map((point) => ({ year: point.year, value: point.planned }));
      expect(planned).toEqual(path);
    }
    expect(new Set(paths.map(({ path }) => JSON.stringify(path))).size).toBe(3);
    // Nobody has set a target for all together.
    const together = await shown('U2', 'SE-CO2', null, 2024);
    expect([together.status, together.target, together.planned]).toEqual(['NOT_ASSESSED', null, null]);
  });

  it.each([null, '2080'])('are shown and not judged where they are context only, of %p', async (organisation) => {
    const neutral = [
      await shown('U1', 'SE-POP', organisation, 2024),
      await shown('U2', 'SE-CO2-BIO', organisation, 2024),
    ];
    expect(neutral.map(({ status, reason, value }) => ({ status, reason, isShown: value !== null }))).toEqual([
      { status: 'NOT_ASSESSED', reason: 'context_only', isShown: true },
      { status: 'NOT_ASSESSED', reason: 'context_only', isShown: true },
    ]);
    expect(published('indicators.csv').filter(([, , , direction]) => direction === 'neutral')).toHaveLength(2);
  });

  it('say how many of the municipalities they cover', async () => {
    const covered = async (goal: string, indicator: string, year: number) => {
      const { expected, reported } = (await shown(goal, indicator, null, year)).coverage;
      return { expected, reported };
    };
    expect(await covered('U1', 'SE-GHG', 2024)).toEqual({ expected: 290, reported: 290 });
    const answered = publishedOf('SE-NUE-CLIMREQ').filter(({ org }) => isMunicipality(org));
    expect(answered).toHaveLength(162);
    expect(await covered('I1', 'SE-NUE-CLIMREQ', 2022)).toEqual({ expected: 290, reported: 162 });
  });

  it('meet the climate question of the survey strictly above 2.4, as its source says', async () => {
    const answers = publishedOf('SE-NUE-CLIMREQ').filter(({ org }) => isMunicipality(org));
    // The method knows at least, not more than: the two say the same as long as nobody answered exactly this.
    expect(answers.filter(({ value }) => value === 2.4)).toEqual([]);
    const nearest = answers.toSorted((one, other) => Math.abs(one.value - 2.4) - Math.abs(other.value - 2.4));
    const below = nearest.find(({ value }) => value < 2.4);
    const above = nearest.find(({ value }) => value > 2.4);
    const statusOf = async (org = '') => (await shown('I1', 'SE-NUE-CLIMREQ', org, 2022)).status;
    expect([below?.value, await statusOf(below?.org)]).toEqual([2.333333, 'FAR_BEHIND']);
    expect([above?.value, await statusOf(above?.org)]).toEqual([2.5, 'ON_TRACK']);
  });

  it('name their sources wherever they are shown', async () => {
    const { indicators } = await app.visitor.get('{ indicators(first: 100) { nodes { code source(language: EN) } } }');
    const silent = indicators.nodes.filter(
      ({ source }: { source: string | null }) =>
        !/SMHI|Klimatkollen|National Agency for Public Procurement|Statistics Sweden|Trafikanalys/.test(source ?? ''),
    );
    expect([indicators.nodes.length, silent]).toEqual([20, []]);
  });

  it(
    'are kept as the measurements add up to',
    async () => {
      expect(await app.server.database.read(findDifferences)).toEqual([]);
    },
    ALL_OF_IT,
  );

  it(
    'change nothing when they are imported again',
    async () => {
      const again = await importAll();
      expect(again.counts).toEqual({
        organisations: { added: 0, unchanged: 521, changed: 0, refused: 0, leftOut: 0 },
        indicators: { added: 0, unchanged: 20, changed: 0, refused: 0, leftOut: 0 },
        plan: { added: 0, unchanged: 319, changed: 0, refused: 0, leftOut: 0 },
        targets: { added: 0, unchanged: 16_112, changed: 0, refused: 0, leftOut: 208 },
        measurements: { added: 0, unchanged: 54_300, changed: 0, refused: 0, leftOut: 0 },
      });
    },
    ALL_OF_IT,
  );

  /** An indicator in a goal, as a dashboard shows it of one municipality or of all together. */
  const shown = async (goal: string, indicator: string, organisation: string | null, year: number) => {
    const progress = await progressOf(organisation, year);
    const found = progress.themes
      .flatMap(({ goals }) => goals)
      .find((one) => one.goal.code === goal)
      ?.indicators.find((one) => one.goalIndicator.indicator.code === indicator);
    if (!found) throw new Error(`The goal ${goal} does not use ${indicator}`);
    return found;
  };

  const known = new Map<string, Promise<Progress>>();
  const progressOf = (code: string | null, year: number) => {
    const key = `${code} ${year}`;
    const organisation = code === null ? null : { country: 'SE', code };
    const progress =
      known.get(key) ??
      app.visitor
        .get(DASHBOARD, { slug: 'klimat-och-inkop', organisation, year })
        .then(({ strategy }): Progress => strategy.progress);
    known.set(key, progress);
    return progress;
  };
});

/** The rows of a file as it was published, without its column names; no cell that is looked at here has a comma. */
function published(file: string): string[][] {
  const [, ...lines] = readFileSync(join(DATA, file), 'utf8').trimEnd().split('\n');
  return lines.map((line) => (file === 'indicators.csv' ? cellsOf(line) : line.split(',')));
}

function cellsOf(line: string): string[] {
  return [...line.matchAll(/("[^"]*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell);
}

function publishedOf(indicator: string): { org: string; year: number; value: number }[] {
  return rowsOf('measurements.csv', indicator);
}

function targetsOf(indicator: string, organisation: string): { year: number; value: number }[] {
  return rowsOf('targets.csv', indicator)
    .filter(({ org }) => org === organisation)
    .map(({ year, value }) => ({ year, value }));
}

function rowsOf(file: string, indicator: string): { org: string; year: number; value: number }[] {
  return published(file)
    .filter(([code]) => code === indicator)
    .map(([, org = '', year, value]) => ({ org, year: Number(year), value: Number(value) }));
}

function isCounty(code: string): boolean {
  return /^\d\d$/.test(code);
}

function isMunicipality(code: string): boolean {
  return /^\d{4}$/.test(code);
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function agree(one: number | null | undefined, other: number | null): boolean {
  return one != null && other !== null && Math.abs(one - other) <= 1e-6 * Math.abs(other);
}

/**
 * Measures Målbar against the least that could do the same, in one run on one machine: what a visitor waits for (the
 * dashboard query for all participants and for one municipality, a comparison), what a reporter waits for, an import, a
 * start. `npm run bench` builds first. docs/performance.md says what the options are and what the figures mean.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cleanUp } from './clean-up.js';
import { postgresql, sqlite } from './databases.js';
import { machine } from './machine.js';
import { LEAST_MUNICIPALITIES, makeData } from './make-data.js';
import { measure } from './measure.js';
import { report } from './report.js';

/** An import of more would take too long. */
const MOST_IMPORTED = 3e5;
const IS_RAW = { import: () => false, raw: () => true, auto: (size) => size > MOST_IMPORTED };
/** A file may go on with other sizes, and may have been moved. */
const MAY_DIFFER = ['measurements', 'json'];
const KINDS = { sqlite: [sqlite], postgresql: [postgresql], both: [sqlite, postgresql] };

const { values: options } = parseArgs({
  options: {
    measurements: { type: 'string', default: '1e5' },
    database: { type: 'string', default: 'both' },
    seconds: { type: 'string', default: '5' },
    connections: { type: 'string', default: '8' },
    municipalities: { type: 'string', default: '388' },
    load: { type: 'string', default: 'auto' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
  },
});
const sizes = options.measurements.split(',').map((size) => positive('measurements', size));
const kinds = KINDS[options.database];
if (!kinds) throw new Error(`--database is one of ${Object.keys(KINDS).join(', ')}.`);
const municipalities = positive('municipalities', options.municipalities);
if (municipalities < LEAST_MUNICIPALITIES) throw new Error(`--municipalities is at least ${LEAST_MUNICIPALITIES}.`);
const isRaw = IS_RAW[options.load];
if (!isRaw) throw new Error(`--load is one of ${Object.keys(IS_RAW).join(', ')}.`);
const pace = {
  seconds: positive('seconds', options.seconds),
  connections: positive('connections', options.connections),
};
const seed = positive('seed', options.seed);
const before = measuredBefore(options.json);

const directory = mkdtempSync(join(tmpdir(), 'maalbar-bench-'));
process.on('exit', () => rmSync(directory, { recursive: true, force: true }));
try {
  const found = { machine: machine(directory), options, databases: [], sizes: before };
  const databases = [];
  for (const open of kinds) databases.push(await open(directory));
  found.databases = databases.map(({ durability }) => durability);
  for (const size of sizes) {
    const files = join(directory, `files-${size}`);
    const hasFigures = !isRaw(size);
    const data = await makeData(files, { measurements: size, municipalities, seed, hasFigures });
    const isMeasured = ({ name }) =>
      found.sizes.some((one) => one.database === name && one.data.measurements === data.measurements);
    for (const database of databases.filter((one) => !isMeasured(one))) {
      process.stderr.write(`Measuring ${data.measurements} measurements on ${database.name} …\n`);
      found.sizes.push({
        database: database.name,
        data,
        ...(await measure(database, data, { pace, isRaw: isRaw(size), directory })),
      });
      if (options.json) writeFileSync(options.json, `${JSON.stringify(found, null, 1)}\n`);
    }
    rmSync(files, { recursive: true });
  }
  process.stdout.write(report(found));
} finally {
  await cleanUp();
}

/** What a run that was interrupted has left in its file is not measured again. */
function measuredBefore(file) {
  if (!file || !existsSync(file)) return [];
  const found = JSON.parse(readFileSync(file, 'utf8'));
  const isOther = (name) => !MAY_DIFFER.includes(name) && found.options[name] !== options[name];
  const others = Object.keys(options).filter(isOther);
  if (others.length === 0) return found.sizes;
  throw new Error(`${file} holds what was measured with another --${others.join(', --')}: name another file.`);
}

function positive(name, text) {
  const number = Number(text);
  if (number > 0 && Number.isFinite(number)) return number;
  throw new Error(`--${name} is a number above 0, not '${text}'.`);
}

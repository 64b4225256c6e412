/** What a first view of the page costs, as tables for people, in Markdown. */
import { number, table } from './table.js';

const MOST_KILOBYTES = 150;

export function pageReport({ machine, version, loads, slow, found, sizes }) {
  const ofFirstView = sizes.filter(({ type }) => type === 'script' || type === 'stylesheet');
  const sum = (encoding) => ofFirstView.reduce((bytes, row) => bytes + row[encoding], 0);
  return [
    `${machine.date}, ${machine.cores} cores, ${machine.gigabytes} GB, Node ${machine.node}, Chromium ${version}.`,
    `The median of ${loads} cold loads of each, in turn; load of the machine at the start ${number(machine.loadAtStart)}. Telephone: ${slow.cpu} times slower, ${slow.latency} ms and ${(slow.bytesPerSecond * 8) / 1e6} Mbit/s.`,
    '',
    ...table(withRatios(found), [
      ['reader', ({ reader }) => reader],
      ['page', ({ who }) => who],
      ['first contentful paint ms', ({ first }) => number(first)],
      ['largest contentful paint ms', ({ largest }) => number(largest)],
      ['total blocking time ms', ({ blocking }) => number(blocking)],
      ['first, of static', ({ ofStatic }) => number(ofStatic?.first)],
      ['largest, of static', ({ ofStatic }) => number(ofStatic?.largest)],
    ]),
    '',
    ...table(
      [...sizes, { type: 'script and style', ...total(ofFirstView), most: MOST_KILOBYTES }],
      [
        ['first view', ({ type }) => type],
        ['files', ({ files }) => files],
        ['kB', ({ identity }) => kilobytes(identity)],
        ['kB, gzip', ({ gzip }) => kilobytes(gzip)],
        ['kB, brotli', ({ br }) => kilobytes(br)],
        ['at most', ({ most }) => most],
      ],
    ),
    '',
    `Script and style of the first view: ${kilobytes(sum('br'))} kB as Chromium fetches them, of at most ${MOST_KILOBYTES} kB.`,
    '',
  ].join('\n');
}

/** Beside each page what it is of the static one that the same reader saw. */
function withRatios(found) {
  return found.map((row) => {
    const other = found.find(({ reader, who }) => reader === row.reader && who === 'static HTML');
    if (row === other) return row;
    return { ...row, ofStatic: { first: row.first / other.first, largest: row.largest / other.largest } };
  });
}

function total(rows) {
  const sumOf = (name) => rows.reduce((sum, row) => sum + row[name], 0);
  return { files: sumOf('files'), identity: sumOf('identity'), gzip: sumOf('gzip'), br: sumOf('br') };
}

function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}

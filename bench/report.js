/** The figures as tables for people, in Markdown. */
import { number, table } from './table.js';

export function report({ machine, databases, options, sizes }) {
  const rowsOf = (name) =>
    sizes.flatMap(({ database, data, [name]: rows }) =>
      rows.map((row) => ({ measurements: data.measurements, database, ...row })),
    );
  const requests = rowsOf('requests');
  return [
    `${machine.date}, ${machine.cores} cores, ${machine.gigabytes} GB, Node ${machine.node}, ${databases.join('; ')}.`,
    `${options.seconds} s a load, seed ${options.seed}; load of the machine at the start ${number(machine.loadAtStart)}; a durable write of 4 kB takes ${number(machine.flushMilliseconds)} ms.`,
    '',
    ...table(requests, REQUEST_COLUMNS),
    '',
    ...growth(requests),
    ...table(rowsOf('loading'), LOADING_COLUMNS),
    '',
    ...sizes.map(lineOf),
    ...(requests.some(({ generatorIsLimit }) => generatorIsLimit)
      ? [
          '',
          '≥: the load generator was at its limit; the server can do more, and ratios of it are at most those shown.',
        ]
      : []),
    '',
  ].join('\n');
}

/** A line for each request and server, a column for each size, where there are several. */
function growth(requests) {
  const sizes = [...new Set(requests.map(({ measurements }) => measurements))].sort((one, other) => one - other);
  if (sizes.length === 1) return [];
  const largest = sizes.at(-1);
  const compared = sizes.find((size) => size >= LEAST_COMPARED && size < largest) ?? sizes[0];
  const lines = new Map();
  for (const row of requests.filter(({ who }) => who !== 'ready-made')) {
    const key = [row.database, row.what, row.who].join();
    lines.set(key, { ...(lines.get(key) ?? row), [row.measurements]: row });
  }
  return [
    ...table(
      [...lines.values()],
      [
        ...REQUEST_COLUMNS.filter(([head]) => ['database', 'request', 'server'].includes(head)),
        ...sizes.map((size) => [`${size}`, ({ [size]: row }) => row && `${rate(row)} (${number(row.p50)} ms)`]),
        [
          `${largest} of ${compared}`,
          ({ [largest]: one, [compared]: other }) => one && other && number(one.perSecond / other.perSecond),
        ],
      ],
    ),
    '',
  ];
}

function rate({ perSecond, generatorIsLimit }) {
  return `${generatorIsLimit ? '≥ ' : ''}${number(perSecond)}`;
}

/** Below it there are fewer municipalities, and a comparison shows less. */
const LEAST_COMPARED = 9e4;

const REQUEST_COLUMNS = [
  ['measurements', ({ measurements }) => measurements],
  ['database', ({ database }) => database],
  ['request', ({ what }) => what],
  ['server', ({ who }) => who],
  ['connections', ({ connections }) => connections],
  ['a second', rate],
  ['p50 ms', ({ p50 }) => number(p50)],
  ['p99 ms', ({ p99 }) => number(p99)],
  ['CPU ms', ({ cpu }) => number(cpu)],
  ['peak MB', ({ peakMegabytes }) => peakMegabytes],
  ['of by hand', ({ ofByHand }) => number(ofByHand)],
  ['together', ({ ofTogether }) => number(ofTogether)],
  ['of ready-made', ({ ofReadyMade }) => number(ofReadyMade)],
  ['failed', ({ failed }) => failed],
];

const LOADING_COLUMNS = [
  ['measurements', ({ measurements }) => measurements],
  ['database', ({ database }) => database],
  ['loading', ({ what }) => what],
  ['by', ({ who }) => who],
  ['rows a second', ({ perSecond }) => number(perSecond)],
  ['seconds', ({ seconds }) => number(seconds)],
  ['peak MB', ({ peakMegabytes }) => peakMegabytes],
  ['of by hand', ({ ofByHand }) => number(ofByHand)],
];

function lineOf({ database, data, starting, checks }) {
  const stored = checks.map(
    ({ who, accepted, stored, verifySeconds }) =>
      `${who} ${accepted} accepted, ${stored} stored${verifySeconds ? `, verified in ${number(verifySeconds)} s` : ''}`,
  );
  return `- ${database}, ${data.measurements} measurements of ${data.organisations} organisations: first dashboard ${number(starting.seconds)} s after the start (Node alone ${number(starting.ofNode)} s). Submissions: ${stored.join('; ')}.`;
}

/** The figures as tables for people, in Markdown. */

export function report({ machine, databases, options, sizes }) {
  const requests = sizes.flatMap(({ database, data, requests }) =>
    requests.map((row) => ({ measurements: data.measurements, database, ...row })),
  );
  const imports = sizes.flatMap(({ database, data, imports }) =>
    imports.map((row) => ({ measurements: data.measurements, database, ...row })),
  );
  return [
    `${machine.date}, ${machine.cores} cores, ${machine.gigabytes} GB, Node ${machine.node}, ${databases.join('; ')}.`,
    `${options.seconds} s a load, seed ${options.seed}; load of the machine at the start ${number(machine.loadAtStart)}; a durable write of 4 kB takes ${number(machine.flushMilliseconds)} ms.`,
    '',
    ...table(requests, REQUEST_COLUMNS),
    '',
    ...table(imports, IMPORT_COLUMNS),
    '',
    ...sizes.flatMap(linesOf),
    ...(requests.some(({ generatorIsLimit }) => generatorIsLimit)
      ? [
          '',
          '≥: the load generator was at its limit; the server can do more, and ratios of it are at most those shown.',
        ]
      : []),
    '',
  ].join('\n');
}

const REQUEST_COLUMNS = [
  ['measurements', ({ measurements }) => measurements],
  ['database', ({ database }) => database],
  ['request', ({ what }) => what],
  ['server', ({ who }) => who],
  ['connections', ({ connections }) => connections],
  ['a second', ({ perSecond, generatorIsLimit }) => `${generatorIsLimit ? '≥ ' : ''}${number(perSecond)}`],
  ['p50 ms', ({ p50 }) => number(p50)],
  ['p99 ms', ({ p99 }) => number(p99)],
  ['CPU ms', ({ cpu }) => number(cpu)],
  ['of by hand', ({ ofByHand }) => number(ofByHand)],
  ['of ready-made', ({ ofReadyMade }) => number(ofReadyMade)],
  ['failed', ({ failed }) => failed],
];

const IMPORT_COLUMNS = [
  ['measurements', ({ measurements }) => measurements],
  ['database', ({ database }) => database],
  ['import', ({ who }) => who],
  ['rows a second', ({ perSecond }) => number(perSecond)],
  ['seconds', ({ seconds }) => number(seconds)],
  ['peak MB', ({ peakMegabytes }) => peakMegabytes],
  ['of by hand', ({ ofByHand }) => number(ofByHand)],
];

function linesOf({ database, data, memory, checks }) {
  const stored = checks.map(
    ({ who, accepted, stored, verifySeconds }) =>
      `${who} ${accepted} accepted, ${stored} stored${verifySeconds ? `, verified in ${number(verifySeconds)} s` : ''}`,
  );
  return [
    `- ${database}, ${data.measurements} measurements of ${data.organisations} organisations (made in ${number(data.seconds)} s): peak memory of the server ${memory.afterReads ?? '?'} MB after the dashboards, ${memory.afterWrites ?? '?'} MB after the submissions as well. Submissions: ${stored.join('; ')}.`,
  ];
}

function table(rows, columns) {
  const cells = rows.map((row) => columns.map(([, cellOf]) => String(cellOf(row) ?? '')));
  const heads = columns.map(([head]) => head);
  const widths = heads.map((head, place) => Math.max(head.length, ...cells.map((row) => row[place].length)));
  const isText = columns.map((_column, place) => cells.every((row) => !/^[≥\d]/.test(row[place])));
  const lineOf = (row) =>
    `| ${row.map((cell, place) => (isText[place] ? cell.padEnd(widths[place]) : cell.padStart(widths[place]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, place) => (isText[place] ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [lineOf(heads), rule, ...cells.map(lineOf)];
}

/** Two significant digits below 10, else whole. */
function number(value) {
  if (value === null || value === undefined) return '';
  return Math.abs(value) < 10 ? String(Number(value.toPrecision(2))) : String(Math.round(value));
}

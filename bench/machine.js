/** What the figures were measured on; nothing that names the machine. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { availableParallelism, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

const GIGABYTE = 2 ** 30;
const FLUSHES = 50;

export function machine(directory) {
  return {
    date: new Date().toISOString().slice(0, 10),
    cores: availableParallelism(),
    gigabytes: Math.round(totalmem() / GIGABYTE),
    node: process.version,
    loadAtStart: loadavg()[0],
    flushMilliseconds: flushMilliseconds(join(directory, 'flushed')),
  };
}

/** What a durable write of 4 kB costs here: a disk that only pretends to flush makes every commit look cheap. */
function flushMilliseconds(path) {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4096);
  const times = Array.from({ length: FLUSHES }, () => {
    const started = performance.now();
    writeSync(file, block);
    fsyncSync(file);
    return performance.now() - started;
  });
  closeSync(file);
  return times.sort((one, other) => one - other)[FLUSHES / 2];
}

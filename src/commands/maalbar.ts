#!/usr/bin/env node
import { Command } from 'commander';
import { DomainError } from '../domain/domain-error.js';
import { readSettings } from '../settings.js';
import { migrate } from './migrate.js';
import { printSchemaCommand } from './print-schema.js';
import { seed } from './seed.js';
import { serve } from './serve.js';
import { verify } from './verify.js';

const program = new Command('maalbar').description(
  'Follows municipal strategies: goals, indicators, yearly measurements.',
);

program
  .command('serve', { isDefault: true })
  .description('start the server (PORT, HOST, DATA_DIR, DATABASE_URL)')
  .action(() => serve(readSettings(process.env)));
program
  .command('migrate')
  .description('apply the migrations that the database lacks')
  .action(() => migrate(readSettings(process.env)));
program
  .command('seed')
  .description('fill an empty database with the sample strategy')
  .action(() => seed(readSettings(process.env)));
program
  .command('verify')
  .description('check that the history is complete and unchanged')
  .action(() => verify(readSettings(process.env)));
program
  .command('print-schema')
  .description('print the GraphQL schema')
  .action(() => printSchemaCommand(readSettings(process.env)));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${sentenceOf(error)}\n`);
  process.exitCode = 1;
}

/** What went wrong, without a stack where the reader can do something about it. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = [
    'WrongSetting',
    'DataDirectoryInUse',
    'MigrationsPending',
    'SampleError',
    'CannotListen',
    'HistoryBroken',
  ];
  if (error instanceof DomainError || expected.includes(error.name)) return error.message;
  return error.stack ?? error.message;
}

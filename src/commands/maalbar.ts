#!/usr/bin/env node
import { Command } from 'commander';
import { readSettings } from '../settings.js';
import { type ImportOptions, importCommand } from './import.js';
import { migrate } from './migrate.js';
import { printSchemaCommand } from './print-schema.js';
import { seed } from './seed.js';
import { sentenceOf } from './sentence-of.js';
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
  .command('import')
  .description(
    'show what files of organisations, indicators, targets and measurements would change; --confirm stores it',
  )
  .requiredOption('--folder <folder>', 'folder with organisations.csv, indicators.csv, targets.csv, measurements.csv')
  .requiredOption('--plan <file>', 'the plan that they belong to, in YAML or JSON (examples/plan.schema.json)')
  .option('--confirm', 'store everything, unless a row is refused; without it nothing is stored')
  .option('--dry-run', 'only show (the default)')
  .action(async ({ dryRun, ...options }: ImportOptions & { readonly dryRun?: boolean }) => {
    const confirm = options.confirm === true && dryRun !== true;
    if (!(await importCommand(readSettings(process.env), { ...options, confirm }))) process.exitCode = 1;
  });
program
  .command('verify')
  .description('check that the history is unchanged, and that the kept figures are what the measurements add up to')
  .action(() => verify(readSettings(process.env)));
program
  .command('print-schema')
  .description('print the GraphQL schema')
  .action(() => printSchemaCommand(readSettings(process.env)));

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${sentenceOf(error, process.env)}\n`);
  process.exitCode = 1;
}

#!/usr/bin/env node
import { Command, Option } from 'commander';
import { ROLES } from '../domain/actor.js';
import { readSettings } from '../settings.js';
import { createAdminCommand } from './create-admin.js';
import { createKeyCommand } from './create-key.js';
import { type AdminOptions, adminOf, type KeyOptions, keyOf } from './identity-options.js';
import { type ImportOptions, importCommand } from './import.js';
import { migrate } from './migrate.js';
import { printSchemaCommand } from './print-schema.js';
import { removeSampleAccountsCommand } from './remove-sample-accounts.js';
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
  .command('create-admin')
  .description('make somebody an administrator of everything; prints the link to choose a password by')
  .requiredOption('--email <email>', 'the email to sign in with')
  .requiredOption('--name <name>', 'the name that others know this person by')
  .addOption(new Option('--language <language>', 'of mail to this person').choices(['da', 'sv', 'en']).default('en'))
  .action((options: AdminOptions) => createAdminCommand(readSettings(process.env), adminOf(options)));
program
  .command('create-key')
  .description('make a key for a dashboard or another system; prints its secret once')
  .requiredOption('--purpose <purpose>', 'what it is used for')
  .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
  .requiredOption('--expires-on <day>', 'the last day that it counts on, as in 2027-12-31; at most two years from now')
  .option('--country <country>', "the organisation's country, as in DK; without an organisation the key is for all")
  .option('--organisation <code>', "the organisation's code")
  .action((options: KeyOptions) => createKeyCommand(readSettings(process.env), keyOf(options)));
program
  .command('remove-sample-accounts')
  .description('remove the accounts that came with the sample, before the server is opened to others')
  .action(() => removeSampleAccountsCommand(readSettings(process.env)));
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

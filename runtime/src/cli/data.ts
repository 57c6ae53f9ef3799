import type { Command } from 'commander';

import { DEFAULT_CONFIG } from '../local';
import { SAMPLE_SEED } from '../local/sample-company';

import type { CommandHost } from './command-host';
import { DEFAULT_DATA_DIR } from './common-options';
import { checkData, type DataCheckOptions } from './data-check';
import { DEFAULT_COMPANY_DIR, generateData, LARGEST_SCALE, type DataGenerateOptions } from './data-generate';
import { importData, type DataImportOptions } from './data-import';
import { examples } from './examples';

/** Adds `scap data` with what it does to the data that are asked about. `done` is told the exit code. */
export function addDataCommands(data: Command, host: CommandHost, done: (exitCode: number) => void): void {
  data
    .description('import and check the tables of your own company')
    .addHelpText('before', examples([
      ['scap data import ~/exports', 'what would be read, and how it would fill the views'],
      ['scap data import ~/exports --yes', 'import it: the questions are then about it'],
      ['scap data check', 'keys, references, dates, gaps, and which tools work'],
      ['scap data generate --scale 3 --seed 7', 'a sample company to try things with'],
    ]));
  data.command('check')
    .description('look at every row: keys, references, dates, stock, gaps; and which tools work, work with less, or do not')
    .option('--config <file>', `the configuration that maps the tables (default: ${DEFAULT_CONFIG}, where that is there)`)
    .option('--data-dir <dir>', 'folder that the tables are kept in', DEFAULT_DATA_DIR)
    .option('--json', 'print one JSON object')
    .action(async (options: DataCheckOptions) => done(await checkData(options, host)));
  data.command('generate')
    .description('make a sample company of your own size, as Parquet files, with what is true of it')
    .option('--scale <number>', `how many times the usual number of products, customers and orders: 1 to ${LARGEST_SCALE}`, '1')
    .option('--seed <number>', 'another seed is another company', String(SAMPLE_SEED))
    .option('--as-of <date>', 'the day after its last one, such as 2026-11-24 (default: today)')
    .option('--dir <dir>', 'folder that the files are written to', DEFAULT_COMPANY_DIR)
    .option('--json', 'print one JSON object')
    .action(async (options: DataGenerateOptions) => done(await generateData(options, host)));
  data.command('import')
    .description('read CSV or Parquet files, propose how they fill the views, and with --yes take them in')
    .argument('<dir>', 'a folder of CSV or Parquet files, or one file')
    .option('--yes', 'import; without it nothing is written')
    .option('--name <database>', 'what the database of the tables is called (default: company, or that of a mapping that ships)')
    .option('--config <file>', `the configuration that the mapping is written into (default: ${DEFAULT_CONFIG})`)
    .option('--data-dir <dir>', 'folder that the tables are kept in', DEFAULT_DATA_DIR)
    .option('--json', 'print one JSON object')
    .action(async (from: string, options: DataImportOptions) => done(await importData(from, options, host)));
}

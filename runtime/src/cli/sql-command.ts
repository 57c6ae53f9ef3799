import { InvalidArgumentError, type Command } from 'commander';

import { DEFAULT_CONFIG } from '../local';

import type { CommandHost } from './command-host';
import { DEFAULT_DATA_DIR } from './common-options';
import { examples } from './examples';
import { sql, type SqlOptions } from './sql';

const DEFAULT_ROWS = 1_000;
const MOST_ROWS = 100_000;

/** Adds what `scap sql` takes. `done` is told the exit code. */
export function addSqlCommand(command: Command, host: CommandHost, done: (exitCode: number) => void): void {
  command
    .description('run a query of your own through the guard: within the views, columns and rows of a persona')
    .argument('[query]', 'one SELECT in Trino SQL; - or none off a terminal: read from standard input')
    .addHelpText('before', examples([
      ['scap sql "SELECT product_id, on_hand FROM inventory_position" --persona warehouse_manager --scope warehouses=WH01', ''],
      ['scap sql --explain "SELECT count(*) FROM products"', 'what it becomes; needs no data'],
      ['scap sql --json --file query.sql --user ann', 'decision, SQL and rows as one JSON object'],
      ['scap sql --batch queries.jsonl --explain', 'a decision a line, in one process'],
    ]))
    .option('--persona <persona>', 'as somebody of this persona')
    .option('--user <user>', 'as this sample user (default: Ben, a warehouse manager who sees everything)')
    .option('--scope <scope>', 'with these warehouses: warehouses=WH01,WH02, warehouses= for none, or all (default: those of the user)')
    .option('--as-of <day>', 'what current_date stands for (default: the day of the data)')
    .option('--explain', 'print the rewritten query, and run nothing')
    .option('--file <file>', 'read the query from a file; - for standard input')
    .option('--batch <file>', 'decide about each line of a file, {"id": …, "sql": …}, and print a JSON object for each; - for standard input')
    .option('--max-rows <number>', 'print at most so many rows', rowsGiven, DEFAULT_ROWS)
    .option('--csv <file>', 'write the rows to a file, too')
    .option('--config <file>', `the company's configuration (default: ${DEFAULT_CONFIG}, where that is there)`)
    .option('--data-dir <dir>', 'folder of the data', DEFAULT_DATA_DIR)
    .option('--json', 'print one JSON object: decision, reason, code, remedy, rule, sql, views, columns, rows, truncated')
    .option('--verbose', 'write more to standard error')
    .action(async (given: string | undefined, options: SqlOptions) => done(await sql(given, options, host)));
}

function rowsGiven(given: string): number {
  if (!/^\d{1,6}$/.test(given) || Number(given) < 1 || Number(given) > MOST_ROWS) {
    throw new InvalidArgumentError(`Rows are a whole number from 1 to ${MOST_ROWS}.`);
  }
  return Number(given);
}

import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { AccessController, accessRulesOf, SqlGuard, type Identity } from '../access';
import { isIsoDate, resolveAsOf, type QueryEngine } from '../data';
import { openQueryableCompany } from '../local';
import { counted } from '../tools';

import type { CommandHost } from './command-host';
import { writeTable } from './csv-file';
import { EXIT_CODES } from './exit-codes';
import { localSettings, type LocalSettings } from './local-settings';
import { plainLine } from './plain-text';
import { ProgressLine } from './progress-line';
import { resultTable, type ShownTable } from './result-table';
import { decideBatch, type BatchQuery } from './sql-batch';
import { decide, refusal, type SqlDecision } from './sql-decision';
import { readerInWords, readerOf, type ReaderOptions } from './sql-reader';
import { UsageError } from './usage-error';

export interface SqlOptions extends ReaderOptions {
  readonly file?: string;
  readonly batch?: string;
  readonly explain?: boolean;
  readonly asOf?: string;
  readonly maxRows: number;
  readonly csv?: string;
  readonly config?: string;
  readonly dataDir: string;
  readonly json?: boolean;
  readonly verbose?: boolean;
}

/** What queries are decided by. */
interface Decider {
  readonly access: AccessController;
  readonly guard: SqlGuard;
  /** Absent where nothing shall run. */
  readonly engine?: QueryEngine;
  readonly asOf: string;
  close(): Promise<void>;
}

/** `scap sql`: a person's own query through the guard that the queries of a model pass, and on the same engine. */
export async function sql(given: string | undefined, options: SqlOptions, host: CommandHost): Promise<number> {
  requireOneSource(given, options);
  if (options.asOf !== undefined && !isIsoDate(options.asOf)) throw new UsageError(`${JSON.stringify(options.asOf)} is no day.`, 'Write --as-of 2026-11-24.');
  const settings = await localSettings(options, host);
  const personas = Object.keys(settings.company.current.manifest.personas);
  const reader = readerOf(options, personas);
  const text = await textOf(given, options, host);
  const decider = await (options.explain ? withoutData(settings, options, host) : withData(settings, options, host));
  try {
    const common = { ...decider, maxRows: options.maxRows, signal: host.interrupted };
    if (options.batch === undefined) {
      const decision = await decide(text, { ...common, permit: decider.access.permitFor(reader) });
      await show(decision, `${readerInWords(reader, decider.access)}, on ${decider.asOf}`, options, host);
      return exitCodeOf(decision);
    }
    const decideLine = async (query: BatchQuery) => {
      const asked = readerOfLine(query, options, personas);
      return asked instanceof UsageError ? refusal(asked) : decide(query.sql, { ...common, permit: decider.access.permitFor(asked) });
    };
    const whole = await decideBatch(text, decideLine, decision => host.out(`${JSON.stringify(decision)}\n`));
    return whole ? EXIT_CODES.ok.code : EXIT_CODES.usage.code;
  } finally {
    await decider.close();
  }
}

/** A line may name another persona and scope than the command. What is wrong with them is the line's, not the batch's. */
function readerOfLine({ persona, scope }: BatchQuery, options: SqlOptions, personas: readonly string[]): Identity | UsageError {
  const who = persona === undefined ? { user: options.user, persona: options.persona } : { persona };
  try {
    return readerOf({ ...who, scope: scope ?? options.scope }, personas);
  } catch (thrown) {
    if (thrown instanceof UsageError) return thrown;
    throw thrown;
  }
}

function requireOneSource(given: string | undefined, { file, batch, csv }: SqlOptions): void {
  if ([given, file, batch].filter(each => each !== undefined).length > 1) {
    throw new UsageError('The query is given twice.', 'Give one of: the query itself, --file FILE, --batch FILE.jsonl.');
  }
  if (batch !== undefined && csv !== undefined) throw new UsageError('A batch has no table for --csv.', 'Take its rows from the decisions that it prints.');
}

async function textOf(given: string | undefined, { file, batch }: SqlOptions, host: CommandHost): Promise<string> {
  const named = file ?? batch;
  const reads = named === '-' || given === '-' || (named === undefined && given === undefined && !host.interactive.input);
  const text = reads ? await host.readInput() : named === undefined ? given ?? '' : await contentOf(named, host);
  if (text.trim() === '') throw new UsageError('There is no query.', 'Try: scap sql "SELECT product_id, on_hand FROM inventory_position"');
  return text;
}

async function contentOf(name: string, { cwd }: CommandHost): Promise<string> {
  try {
    return await readFile(path.resolve(cwd, name), 'utf8');
  } catch {
    throw new UsageError(`${name} cannot be read.`, 'Name a file that is there and that you may read, or - for standard input.');
  }
}

/** The guard alone. */
async function withoutData({ company: { current } }: LocalSettings, { asOf }: SqlOptions, host: CommandHost): Promise<Decider> {
  if (asOf === undefined && current.asOf === 'latest') host.err('current_date is today here: which day the data end on is known with the data. Give --as-of.\n');
  return {
    access: new AccessController(accessRulesOf(current.manifest, current.views)), guard: new SqlGuard(current.views),
    asOf: asOf ?? resolveAsOf(current.asOf === 'latest' ? 'today' : current.asOf, host.clock()), close: async () => {},
  };
}

async function withData({ company: source }: LocalSettings, { asOf, dataDir }: SqlOptions, host: CommandHost): Promise<Decider> {
  const progress = new ProgressLine(host);
  try {
    const { company: { access, guard, engine, asOf: day }, close } = await openQueryableCompany({
      dataDir: path.resolve(host.cwd, dataDir), company: source, clock: host.clock, signal: host.interrupted,
      onProgress: (message, fraction) => progress.show(message, fraction),
      onWait: pid => progress.show(`Waiting for process ${pid}, which is using the data folder`),
    });
    return { access, guard, engine, asOf: asOf ?? resolveAsOf(day, host.clock()), close };
  } finally {
    progress.clear();
  }
}

async function show(decision: SqlDecision, whose: string, options: SqlOptions, host: CommandHost): Promise<void> {
  const { columns, rows, truncated, reason, remedy } = decision;
  if (options.json) {
    host.out(`${JSON.stringify(decision, null, host.interactive.output ? 2 : undefined)}\n`);
  } else if (reason !== null) {
    host.err(`scap: ${plainLine([reason, remedy].filter(Boolean).join(' '))}\n`);
  } else if (rows === null) {
    host.out(`${decision.sql}\n`);
  } else {
    const dim = (text: string) => (host.style ? `\x1b[2m${text}\x1b[22m` : text);
    const lines = resultTable(tableOf(columns, rows), { rows: rows.length, width: host.columns, year: '', dim });
    host.out(lines.map(line => `${line}\n`).join(''));
    host.err(`${truncated ? `The first ${counted(rows.length, 'row')}; --max-rows N gives more` : counted(rows.length, 'row')} (${whose})\n`);
  }
  if (options.csv === undefined) return;
  if (rows === null) host.err(`There are no rows: ${plainLine(options.csv)} was not written.\n`);
  else await writeTable(tableOf(columns, rows), `${truncated ? 'the first ' : ''}${counted(rows.length, 'row')}`, options.csv, host);
}

function tableOf(columns: SqlDecision['columns'], rows: NonNullable<SqlDecision['rows']>): ShownTable {
  return { columns: columns.map(column => ({ ...column, label: column.name })), rows, total: rows.length };
}

function exitCodeOf({ decision, code }: SqlDecision): number {
  if (decision === 'refuse') return EXIT_CODES.refused.code;
  return code === null ? EXIT_CODES.ok.code : EXIT_CODES.engine.code;
}

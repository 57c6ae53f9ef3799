import path from 'node:path';

import type { Cell } from '../../../src/contract';
import { DEFAULT_CONFIG, inDataFolder, openDataFolder } from '../local';
import {
  changedLines, configurationWith, installTables, openScratch, planImport, reportOf, shippedMappings, type ImportPlan, type ReportTable, type Scratch,
} from '../local/import';
import { counted, inDigits } from '../tools';

import { calledAs, repeated } from './called-as';
import { changeStamp, configurationText, writeConfiguration, type ChangedConfiguration } from './changed-configuration';
import type { CommandHost } from './command-host';
import { EXIT_CODES } from './exit-codes';
import { plainLines } from './plain-text';
import { ProgressLine } from './progress-line';
import { UsageError } from './usage-error';

export interface DataImportOptions {
  readonly yes?: boolean;
  readonly name?: string;
  readonly config?: string;
  readonly dataDir: string;
  readonly json?: boolean;
}

/** What has been done. */
interface Installed {
  readonly before: string | undefined;
  readonly configBackup: string | undefined;
  readonly report: readonly ReportTable[];
}

const MOST_LINES = 60;

/** `scap data import`: reads tables, shows how they fill the views, and with --yes puts them in the place of the sample company. */
export async function importData(from: string, options: DataImportOptions, host: CommandHost): Promise<number> {
  if (options.name !== undefined && !/^[a-z][a-z0-9_]{0,31}$/.test(options.name)) {
    throw new UsageError(`${JSON.stringify(options.name)} is no name of a database.`, 'Take 1 to 32 of a-z, 0-9 and _, beginning with a letter.');
  }
  const config = options.config ?? DEFAULT_CONFIG;
  const progress = new ProgressLine(host);
  const scratch = await openScratch();
  try {
    const plan = await planImport(scratch.connection, {
      from: path.resolve(host.cwd, from), database: options.name ?? 'company', mappings: shippedMappings(host.mappingsDirectory),
      today: host.clock().toISOString().slice(0, 10), onProgress: message => progress.show(message),
    });
    const old = await configurationText(config, host);
    const text = configurationWith(old, plan, config);
    progress.clear();
    const installed = options.yes ? await install(scratch, plan, { config, old, text }, options, host) : undefined;
    const command = (what: string) => `${calledAs(host.environment).scap} ${what}${repeated(options)}`;
    const lines = options.json ? [JSON.stringify(record(plan, installed))] : shown(plan, { config, old, text }, installed, command);
    host.out(plainLines(lines));
    return EXIT_CODES.ok.code;
  } finally {
    progress.clear();
    scratch.close();
  }
}

async function install(
  scratch: Scratch, plan: ImportPlan, configuration: ChangedConfiguration, { dataDir }: DataImportOptions, host: CommandHost,
): Promise<Installed> {
  const stamp = changeStamp(host.clock());
  const folder = await openDataFolder(path.resolve(host.cwd, dataDir));
  const { before } = await inDataFolder(folder.root, () => installTables(scratch.connection, plan.tables, folder.tables, stamp));
  const configBackup = await writeConfiguration(configuration, stamp, host);
  return { before, configBackup, report: await reportOf(plan, folder.tables, host.interrupted) };
}

function shown(
  plan: ImportPlan, { config, old, text }: ChangedConfiguration, installed: Installed | undefined, command: (what: string) => string,
): string[] {
  const { tables, data, mapping, notes } = plan;
  const changes = changedLines(old ?? '', text);
  return [
    ...tables.flatMap(({ source, database, table, rows, form, columns, doubts, unmapped }) => [
      `${source.file}: ${counted(rows, 'row')}, ${form}, becomes ${database}.${table}`,
      ...columns.map(({ name, kind, values, distinct, from, to }) =>
        `  ${name}: ${kind.words}, ${inDigits(distinct)} different, ${inDigits(rows - values)} empty${from === null ? '' : `, ${from} to ${to}`}`),
      ...doubts.map(doubt => `  look at this: ${doubt}`),
      `  not mapped: ${unmapped.length === 0 ? 'nothing, every column is used' : unmapped.join(', ')}`,
    ]),
    `Mapping: ${mapping}`,
    `  fills ${Object.keys(data.mappings).join(', ')}`,
    ...notes.map(note => `  ${note}`),
    ...(data.as_of === undefined ? [] : [`  data.as_of: ${data.as_of}, for the data end long ago: their last day is taken for today`]),
    ...(installed === undefined || installed.configBackup ? [`${config} ${old === undefined ? 'would be written' : 'changes'}:`, ...changes.slice(0, MOST_LINES),
      ...(changes.length > MOST_LINES ? [`… and ${changes.length - MOST_LINES} more lines (--json gives all)`] : [])] : []),
    ...(installed ? done(installed, config, command) : ['Nothing was written. Import it: the same command with --yes']),
  ];
}

function done({ before, configBackup, report }: Installed, config: string, command: (what: string) => string): string[] {
  return [
    ...report.flatMap(({ title, columns, rows }) => [`${title}:`, ...aligned([columns, ...rows.map(textsOf)])]),
    `Imported, and written into ${config}.`,
    ...(before ? [`The tables of before are kept in ${before}.`] : []),
    ...(configBackup ? [`The configuration of before is kept as ${configBackup}.`] : []),
    `Then: ${command('data check')}   ·   ${command('start')}`,
  ];
}

function textsOf(row: readonly Cell[]): string[] {
  return row.map(cell => String(cell ?? 'unknown'));
}

/** Columns of one width each. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? [];
  return rows.map(row => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

function record({ tables, data, mapping, notes }: ImportPlan, installed: Installed | undefined) {
  return {
    imported: installed !== undefined, mapping, notes, data,
    tables: tables.map(({ source, database, table, rows, form, columns, doubts, unmapped }) => ({
      file: source.file, database, table, rows, form, doubts, unmapped,
      columns: columns.map(({ kind, ...column }) => ({ ...column, type: kind.type, written: kind.words })),
    })),
    ...(installed ? { tablesBefore: installed.before ?? null, configurationBefore: installed.configBackup ?? null } : {}),
    ...(installed ? { report: installed.report } : {}),
  };
}

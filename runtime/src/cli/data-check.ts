import path from 'node:path';

import { TOOLS, type ToolContract } from '../../../src/contract';
import { fitOf, missingInWords } from '../access';
import {
  checkCompany, dataFolderAt, DEFAULT_CONFIG, inDataFolder, isThereToCheck, openDataFolder, type CatalogueSource, type CompanyCheck,
} from '../local';
import { counted, inDigits, lostInWords } from '../tools';

import { calledAs } from './called-as';
import type { CommandHost } from './command-host';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { plainLines } from './plain-text';
import { ProgressLine } from './progress-line';
import { UsageError } from './usage-error';

export interface DataCheckOptions {
  readonly config?: string;
  readonly dataDir: string;
  readonly json?: boolean;
}

/** A tool with what the views give it, column by column. */
interface ToolRow {
  readonly tool: string;
  readonly state: 'works' | 'works with less' | 'does not work';
  readonly missing: readonly string[];
  readonly lost: readonly string[];
  /** `view.column`: whether the company has it. */
  readonly columns: Readonly<Record<string, boolean>>;
}

/**
 * `scap data check`: what the company's views hold, what is wrong in them, and which tools work with them. Exit code 1 for an error in the data.
 *
 * @throws UsageError where there are neither tables of one's own nor a sample company: none is made only to be checked
 */
export async function checkData(options: DataCheckOptions, host: CommandHost): Promise<number> {
  const { company } = await localSettings(options, host);
  const progress = new ProgressLine(host);
  try {
    const root = path.resolve(host.cwd, options.dataDir);
    if (!await inDataFolder(root, () => isThereToCheck(dataFolderAt(root), company))) {
      throw new UsageError(`There is nothing to check: ${whyNoTables(company)}, and ${root} keeps no sample company.`,
        'Import your tables: scap data import DIR. To try the sample company: scap start.');
    }
    const folder = await openDataFolder(root);
    const check = await inDataFolder(folder.root, () => checkCompany(folder, {
      company, clock: host.clock, signal: host.interrupted, onProgress: (message, fraction) => progress.show(message, fraction),
    }));
    progress.clear();
    const tools = matrixOf(check);
    const lines = options.json
      ? [JSON.stringify({ file: company.file ?? null, ...check, tools })]
      : shown(check, tools, headOf(check, company, options, host));
    host.out(plainLines(lines));
    return check.findings.some(({ severity }) => severity === 'error') ? EXIT_CODES.failed.code : EXIT_CODES.ok.code;
  } finally {
    progress.clear();
  }
}

function matrixOf({ catalogue }: CompanyCheck): readonly ToolRow[] {
  const tools: readonly ToolContract[] = Object.values(TOOLS);
  return tools.map(tool => {
    const { missing, lost } = fitOf(tool, catalogue);
    const lacking = new Set([...missing, ...lost]);
    const reads = tool.reads === 'persona' ? [] : Object.entries(tool.reads).flatMap(([view, columns]) => columns.map(column => `${view}.${column}`));
    return {
      tool: tool.name, missing, lost, columns: Object.fromEntries(reads.map(column => [column, !lacking.has(column)])),
      state: missing.length > 0 ? 'does not work' : lost.length > 0 ? 'works with less' : 'works',
    };
  });
}

/** What was checked, where it lies, and why that. */
function headOf({ asOf }: CompanyCheck, company: CatalogueSource, { dataDir }: DataCheckOptions, { environment }: CommandHost): string[] {
  if (company.current.ownTables) return [`Views of ${company.file}, over the tables in ${path.join(dataDir, 'tables')}, as of ${asOf}`];
  return [
    `Views of the sample company in ${path.join(dataDir, 'company')}, as of ${asOf}`,
    `  No tables of your own are mapped: ${whyNoTables(company)}. Import them: ${calledAs(environment).scap} data import DIR`,
  ];
}

function whyNoTables({ file }: CatalogueSource): string {
  return file === undefined ? `${DEFAULT_CONFIG} is not there` : `${file} maps no tables of your own`;
}

function shown({ views, findings, catalogue }: CompanyCheck, tools: readonly ToolRow[], head: readonly string[]): string[] {
  const isThere = (view: string) => catalogue[view]?.columns.some(column => !column.absent) ?? false;
  const tooFew = new Set(tools.filter(({ state }) => state === 'does not work').map(({ tool }) => tool));
  const contracts: readonly ToolContract[] = Object.values(TOOLS);
  /** The tools that a tool runs and that do not work: each says itself what it needs. */
  const idleOf = (tool: string) => (contracts.find(({ name }) => name === tool)?.runs ?? []).filter(name => tooFew.has(name)).join(', ');
  const filled = views.filter(({ rows }) => rows !== 0);
  const empty = views.filter(({ rows }) => rows === 0).map(({ view }) => view);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [
    ...head,
    ...filled.map(({ view, rows, newest, columns, absent }) =>
      `  ${view}: ${rows === null ? 'cannot be read' : counted(rows, 'row')}, ${inDigits(columns)} of ${inDigits(columns + absent.length)} columns`
      + `${newest === null ? '' : `, up to ${newest}`}${absent.length === 0 ? '' : `; not there: ${absent.join(', ')}`}`),
    ...(empty.length === 0 ? [] : [`  without rows: ${empty.join(', ')}`]),
    findings.length === 0 ? 'Nothing is wrong with them.' : `What was found: ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`,
    ...findings.map(({ view, severity, message }) => `  ${severity}: ${view}: ${message}.`),
    'Tools',
    ...tools.map(({ tool, state, missing, lost }) => `  ${tool}: ${state}`
      + `${missing.length > 0 ? `: needs ${missingInWords(missing, catalogue)}` : state === 'works with less' ? `, without ${idleOf(tool) || lostInWords(lost, isThere)}` : ''}`),
  ];
}

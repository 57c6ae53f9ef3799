import path from 'node:path';

import { TOOLS, type ToolContract } from '../../../src/contract';
import { fitOf } from '../access';
import { checkCompany, inDataFolder, openDataFolder, type CompanyCheck } from '../local';
import { counted, inDigits } from '../tools';

import type { CommandHost } from './command-host';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { plainLines } from './plain-text';
import { ProgressLine } from './progress-line';

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

/** `scap data check`: what the company's views hold, what is wrong in them, and which tools work with them. Exit code 1 for an error in the data. */
export async function checkData(options: DataCheckOptions, host: CommandHost): Promise<number> {
  const { company } = await localSettings(options, host);
  const progress = new ProgressLine(host);
  try {
    const folder = await openDataFolder(path.resolve(host.cwd, options.dataDir));
    const check = await inDataFolder(folder.root, () => checkCompany(folder, {
      company, clock: host.clock, signal: host.interrupted, onProgress: (message, fraction) => progress.show(message, fraction),
    }));
    progress.clear();
    const tools = matrixOf(check);
    const lines = options.json ? [JSON.stringify({ file: company.file ?? null, ...check, tools })] : shown(check, tools, company.file);
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

function shown({ views, findings, asOf }: CompanyCheck, tools: readonly ToolRow[], file: string | undefined): string[] {
  const filled = views.filter(({ rows }) => rows !== 0);
  const empty = views.filter(({ rows }) => rows === 0).map(({ view }) => view);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [
    `Views of ${file ?? 'the sample company'}, as of ${asOf}`,
    ...filled.map(({ view, rows, newest, columns, absent }) =>
      `  ${view}: ${rows === null ? 'cannot be read' : counted(rows, 'row')}, ${inDigits(columns)} of ${inDigits(columns + absent.length)} columns`
      + `${newest === null ? '' : `, up to ${newest}`}${absent.length === 0 ? '' : `; not there: ${absent.join(', ')}`}`),
    ...(empty.length === 0 ? [] : [`  without rows: ${empty.join(', ')}`]),
    findings.length === 0 ? 'Nothing is wrong with them.' : `What was found: ${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}`,
    ...findings.map(({ view, severity, message }) => `  ${severity}: ${view}: ${message}.`),
    'Tools',
    ...tools.map(({ tool, state, missing, lost }) => `  ${tool}: ${state}`
      + `${missing.length > 0 ? `: needs ${missing.join(', ')}` : lost.length > 0 ? `: without ${lost.join(', ')}, which read as unknown` : ''}`),
  ];
}

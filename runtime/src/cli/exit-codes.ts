import type { Outcome } from '../../../src/contract';
import { unreachable } from '../errors';

/** Every exit code of `scap`, with what it means: shown by `--help`, and the promise to scripts. */
export const EXIT_CODES = {
  ok: { code: 0, meaning: 'done, answered' },
  failed: { code: 1, meaning: 'the question could not be answered, or not whole; a configuration has problems; data have errors or cannot be imported; a file cannot be written; a golden question is answered wrong; an audit is broken' },
  usage: { code: 2, meaning: 'wrong usage: an option, a name, a setting' },
  refused: { code: 3, meaning: 'refused, or nothing here answers such questions' },
  clarification: { code: 4, meaning: 'a question back: answer it with scap ask -c "…"' },
  dataFolder: { code: 5, meaning: 'the data folder cannot be used' },
  port: { code: 6, meaning: 'the port is taken' },
  nodeTooOld: { code: 7, meaning: 'Node is too old' },
  engine: { code: 8, meaning: 'a query was let through, and the engine could not run it' },
  interrupted: { code: 130, meaning: 'stopped by Ctrl-C' },
} as const satisfies Record<string, { readonly code: number; readonly meaning: string }>;

/** The exit code of `scap ask` for the outcome of its turn. */
export function exitCodeOfOutcome(outcome: Outcome | 'running'): number {
  switch (outcome) {
    case 'answered': return EXIT_CODES.ok.code;
    case 'clarification': return EXIT_CODES.clarification.code;
    case 'out_of_scope':
    case 'refused': return EXIT_CODES.refused.code;
    case 'cancelled': return EXIT_CODES.interrupted.code;
    case 'partial':
    case 'truncated':
    case 'out_of_rounds':
    case 'out_of_budget':
    case 'failed':
    case 'running': return EXIT_CODES.failed.code;
    default: return unreachable(outcome);
  }
}

/** The exit code for a platform error that ended the command. */
export function exitCodeOfError(code: string): number {
  switch (code) {
    case 'USAGE':
    case 'BAD_REQUEST':
    case 'BAD_MAPPING':
    case 'NOT_APPROVABLE':
    case 'CONFIGURATION_INVALID': return EXIT_CODES.usage.code;
    case 'NOT_APPROVER':
    case 'NOT_CURATOR': return EXIT_CODES.refused.code;
    case 'DATA_FOLDER_UNUSABLE':
    case 'SAMPLE_COMPANY':
    case 'PLATFORM_SILENT': return EXIT_CODES.dataFolder.code;
    case 'PORT_TAKEN':
    case 'RUNNING_ELSEWHERE': return EXIT_CODES.port.code;
    default: return EXIT_CODES.failed.code;
  }
}

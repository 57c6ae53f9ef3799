import path from 'node:path';

import type { CommandHost } from '../../src/cli/command-host';

/** A host whose terminal is remembered. */
export interface RecordedHost extends CommandHost {
  readonly written: { out: string; err: string };
  interrupt(): void;
}

/** A host off a terminal, in an empty environment, on 24 November 2026, unless the test says otherwise. */
export function commandHost(changes: Partial<CommandHost> & { readonly input?: string } = {}): RecordedHost {
  const written = { out: '', err: '' };
  const interrupted = new AbortController();
  return {
    cwd: '/nowhere', environment: {}, interactive: { input: false, output: false, errors: false }, columns: undefined, errorColumns: undefined, style: false,
    version: '0.1.0', pageDirectory: '/nowhere', mappingsDirectory: path.resolve('mappings'), goldenDirectory: path.resolve('runtime/golden'), clock: () => new Date('2026-11-24T08:00:00Z'), random: () => 0.5,
    interrupted: interrupted.signal,
    out: text => { written.out += text; },
    err: text => { written.err += text; },
    setVariables: () => {},
    readInput: async () => changes.input ?? '',
    written,
    interrupt: () => interrupted.abort(new Error('SIGINT')),
    ...changes,
  };
}

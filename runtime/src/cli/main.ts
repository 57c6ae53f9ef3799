import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

import * as z from 'zod/mini';

import { EXIT_CODES } from './exit-codes';
import { run } from './run';

/** How long the engines may take to close after a signal, milliseconds; then the process ends all the same. */
const CLOSING_MS = 8_000;

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')));
const { stdin, stdout, stderr, env: environment } = process;
const interrupted = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // npm passes on what the terminal has sent already: the second one of a kind must not cut the closing short.
  process.on(signal, () => {
    if (interrupted.signal.aborted) return;
    interrupted.abort(new Error(`${signal} was received.`));
    setTimeout(() => process.exit(EXIT_CODES.interrupted.code), CLOSING_MS).unref();
  });
}

// A reader that has seen enough (`| head`) is no error.
for (const stream of [stdout, stderr]) stream.on('error', error => process.exit('code' in error && error.code === 'EPIPE' ? 0 : 1));

// Warnings of libraries are log lines.
process.removeAllListeners('warning');
if (process.argv.includes('--verbose')) process.on('warning', warning => stderr.write(`${warning.name}: ${warning.message}\n`));

process.exitCode = await run(process.argv.slice(2), {
  cwd: process.cwd(),
  environment,
  interactive: { input: stdin.isTTY === true, output: stdout.isTTY === true, errors: stderr.isTTY === true },
  columns: stdout.columns || undefined, // a terminal without a size says 0
  errorColumns: stderr.columns || undefined,
  style: stdout.isTTY === true && !environment.NO_COLOR && environment.TERM !== 'dumb',
  version,
  pageDirectory: fileURLToPath(new URL('./web/', import.meta.url)),
  calculations: fileURLToPath(new URL('./calculations/worker.mjs', import.meta.url)),
  mappingsDirectory: fileURLToPath(new URL('../../mappings/', import.meta.url)),
  goldenDirectory: fileURLToPath(new URL('../golden/', import.meta.url)),
  clock: () => new Date(),
  random: Math.random,
  interrupted: interrupted.signal,
  out: data => void stdout.write(data),
  err: data => void stderr.write(data),
  setVariables: variables => Object.assign(environment, { ...variables, ...environment }),
  readInput: () => text(stdin),
});

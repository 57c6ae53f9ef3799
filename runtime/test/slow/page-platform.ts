import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A platform as `npm start` starts it, on a port and a data folder of its own. */
export interface RunningPlatform {
  readonly origin: string;
  stop(): Promise<void>;
}

const COMMAND = path.resolve(__dirname, '../../bin/scap.js');
/** The first start creates the sample company. */
const READY_WITHIN_MS = 180_000;

/**
 * Starts the real process and waits until its page is served.
 *
 * @param configuration  the company's configuration file, as YAML; the sample company's own if there is none
 */
export async function startPlatform(configuration?: string): Promise<RunningPlatform> {
  const folder = await mkdtemp(path.join(tmpdir(), 'scap-page-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const config = path.join(folder, 'laptop.yaml');
  if (configuration !== undefined) await writeFile(config, configuration);
  const process = spawn(globalThis.process.execPath, [
    COMMAND, 'start', '--data-dir', path.join(folder, 'data'), '--port', String(port), ...(configuration === undefined ? [] : ['--config', config]),
  ], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [process.stdout, process.stderr]) stream.setEncoding('utf8').on('data', (text: string) => { said += text; });
  const stop = async (): Promise<void> => {
    await ended(process);
    await rm(folder, { recursive: true, force: true });
  };
  for (const deadline = Date.now() + READY_WITHIN_MS; Date.now() < deadline; await sleep(200)) {
    if (process.exitCode !== null) break;
    if (await fetch(`${origin}/config.json`).then(response => response.ok, () => false)) return { origin, stop };
  }
  await stop();
  throw new Error(`scap start did not serve its page at ${origin} (exit code ${process.exitCode}). It said:\n${said}`);
}

async function ended(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const exit = new Promise(resolve => process.once('exit', resolve));
  process.kill('SIGTERM');
  await Promise.race([exit, sleep(10_000, undefined, { ref: false }).then(() => process.kill('SIGKILL'))]);
  await exit;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

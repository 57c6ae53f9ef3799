import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const ROOT = path.resolve(__dirname, '../../..');
export const SCAP = path.join(ROOT, 'runtime/bin/scap.js');
const PATIENCE_MS = 120_000;

/** How a process ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A process of the tests, with all that it has said. */
export class ScapProcess {
  out = '';
  err = '';
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;

  constructor(command: string, argv: readonly string[], { input, cwd = ROOT, env = {} }: { input?: string; cwd?: string; env?: Record<string, string> } = {}) {
    this.child = spawn(command, argv, { cwd, env: { ...process.env, ...env }, stdio: 'pipe' });
    this.child.stdout?.setEncoding('utf8').on('data', text => { this.out += text; });
    this.child.stderr?.setEncoding('utf8').on('data', text => { this.err += text; });
    this.child.stdin?.end(input ?? '');
    this.ended = new Promise(resolve => this.child.once('close', code => resolve({ code, out: this.out, err: this.err })));
    started.push(this);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** To this process alone, not to its group. */
  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Waits until it has said this. */
  async says(text: string): Promise<void> {
    for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(20)) {
      if (this.out.includes(text) || this.err.includes(text)) return;
      if (this.child.exitCode !== null) break;
    }
    throw new Error(`It never said ${JSON.stringify(text)} (exit code ${this.child.exitCode}). It said:\n${this.out}\n${this.err}`);
  }

  async stop(): Promise<Ended> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.signal('SIGTERM');
    return this.ended;
  }
}

const started: ScapProcess[] = [];
const folders: string[] = [];

afterAll(async () => {
  await Promise.all(started.map(each => each.stop()));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** `scap` with these arguments. */
export function scap(...argv: readonly string[]): ScapProcess {
  return new ScapProcess(process.execPath, [SCAP, ...argv]);
}

/** `npm start` with these arguments, and what it needs to be called ready. */
export function npmStart(dataDir: string, port: number): ScapProcess {
  return new ScapProcess('npm', ['start', '--', '--data-dir', dataDir, '--port', String(port)]);
}

/** Of the last line of the screen. */
export const READY = 'a token for curl: ';

export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'scap-slow-'));
  folders.push(folder);
  return folder;
}

/** What the file of a data folder says of the platform that holds it. */
export function instanceOf(dataDir: string): { readonly pid: number; readonly address: string } {
  return JSON.parse(readFileSync(path.join(dataDir, 'platform.json'), 'utf8'));
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no port.');
  return address.port;
}

export function isListening(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => { socket.destroy(); resolve(true); });
    socket.once('error', () => resolve(false));
  });
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

import { execFile, spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { access, mkdir, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const ROOT = path.resolve(__dirname, '../../../..');
const JARS = path.join(ROOT, '.scap', 'trino-435');
const execute = promisify(execFile);

const Column = z.object({ name: z.string(), type: z.string() });
const Page = z.object({
  nextUri: z.string().optional(),
  columns: z.array(Column).optional(),
  data: z.array(z.array(z.unknown())).optional(),
  error: z.object({ errorName: z.string(), message: z.string() }).optional(),
});

/** What a real Trino says of a statement: rows with Trino's own types, or the name of its error. */
export type TrinoAnswer = { readonly columns: z.infer<typeof Column>[]; readonly rows: unknown[][] } | { readonly error: string; readonly message: string };

/** A real Trino, one node, with tables in memory and the time zone UTC: the engine that Athena is made of. */
export class TrinoServer {
  private constructor(private readonly process: ChildProcessWithoutNullStreams, private readonly url: string) {}

  /** Why no Trino can run on this machine; undefined where it can. */
  static async missing(): Promise<string | undefined> {
    const java = await execute('java', ['-version']).then(({ stderr }) => /version "(\d+)/.exec(stderr)?.[1], () => undefined);
    if (java === undefined || Number(java) < 17) return `Trino needs Java 17 or newer; here is ${java ?? 'none'}.`;
    return await execute('mvn', ['-v']).then(() => undefined, () => 'Trino\'s jars are fetched by Maven, and here is no mvn.');
  }

  /** Fetches the jars where they are not there yet (134 MB, once) and starts the server, which takes 20 seconds and 1.6 GB. */
  static async start(): Promise<TrinoServer> {
    await fetchJars();
    const port = await freePort();
    const started = spawn('java', ['-Xmx1400m', '-Duser.timezone=UTC', '-cp', path.join(JARS, '*'), path.join(__dirname, 'server/Trino.java'), String(port)]);
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        said = `${said}${String(chunk)}`.slice(-4_000);
        if (/^ready$|\tready$/m.test(said)) resolve();
      };
      started.stdout.on('data', listen);
      started.stderr.on('data', listen);
      started.once('exit', code => reject(new Error(`Trino ended with ${code}: ${said}`)));
    });
    return new TrinoServer(started, `http://127.0.0.1:${port}`);
  }

  /** Runs a statement to its end. */
  async run(sql: string): Promise<TrinoAnswer> {
    const headers = { 'x-trino-user': 'tests', 'x-trino-catalog': 'memory', 'x-trino-schema': 'default', 'x-trino-time-zone': 'UTC' };
    let page = Page.parse(await (await fetch(`${this.url}/v1/statement`, { method: 'POST', headers, body: sql })).json());
    let columns: z.infer<typeof Column>[] = [];
    const rows: unknown[][] = [];
    for (;;) {
      if (page.error) return { error: page.error.errorName, message: page.error.message };
      columns = page.columns ?? columns;
      rows.push(...page.data ?? []);
      if (!page.nextUri) return { columns, rows };
      page = Page.parse(await (await fetch(page.nextUri)).json());
    }
  }

  async close(): Promise<void> {
    if (this.process.exitCode !== null) return;
    this.process.removeAllListeners('exit');
    const ended = new Promise(resolve => this.process.once('exit', resolve));
    this.process.kill('SIGKILL'); // it holds nothing but copies
    await ended;
  }
}

async function fetchJars(): Promise<void> {
  if (await access(JARS).then(() => true, () => false)) return;
  const half = `${JARS}.${process.pid}`;
  await mkdir(path.dirname(JARS), { recursive: true });
  const pom = path.join(__dirname, 'server/pom.xml');
  await execute('mvn', ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${half}`], { timeout: 900_000 });
  await rename(half, JARS).catch(async error => {
    await rm(half, { recursive: true });
    await access(JARS).catch(() => { throw error; }); // another run was quicker
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.'))));
    });
  });
}

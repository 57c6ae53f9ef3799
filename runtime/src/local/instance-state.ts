import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';

import * as z from 'zod/mini';

import { errorCode } from './errors';

const InstanceRecord = z.object({
  instance: z.string(),
  pid: z.number(),
  startedAt: z.string(),
  /** `question`: engines opened for one `scap ask`, gone in a moment. */
  purpose: z.enum(['platform', 'question']),
  /** Null until the process listens. */
  address: z.nullable(z.string()),
  /** Whoever can read the file may ask for tokens. */
  key: z.string(),
});

/** What the file of a data folder says of the process that holds it. */
export type InstanceRecord = z.infer<typeof InstanceRecord>;

/** A platform that answers at its address. */
export type RunningInstance = InstanceRecord & { readonly address: string };

/** Who holds a data folder: nobody, a process that is gone, one that answers, or one that is starting or does not answer. */
export type InstanceState =
  | { readonly state: 'free' }
  | { readonly state: 'stale'; readonly text: string }
  | { readonly state: 'ready'; readonly record: RunningInstance }
  | { readonly state: 'waiting'; readonly pid: number };

/** A file without an address this old was left by a process that died between claiming and listening. */
const ABANDONED_AFTER_MS = 5_000;
const HEALTH_TIMEOUT_MS = 2_000;

/** Reads the file of a data folder and asks the process that it names. */
export async function inspectInstance(file: string): Promise<InstanceState> {
  const text = readIfThere(file);
  if (text === undefined) return { state: 'free' };
  const record = parseRecord(text);
  if (record && !isAlive(record.pid)) return { state: 'stale', text };
  if (!record?.address) {
    return await ageMs(file) > ABANDONED_AFTER_MS ? { state: 'stale', text } : { state: 'waiting', pid: record?.pid ?? 0 };
  }
  switch (await askHealth(record.address, record.instance)) {
    case 'ready': return { state: 'ready', record: { ...record, address: record.address } };
    case 'starting':
    case 'silent': return { state: 'waiting', pid: record.pid };
    case 'absent': return { state: 'stale', text };
  }
}

/** The text of the file, or undefined where there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return undefined;
    throw thrown;
  }
}

/** The record in a file's text, or undefined where it holds none (yet). */
export function parseRecord(text: string | undefined): InstanceRecord | undefined {
  if (!text) return undefined;
  try {
    return InstanceRecord.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

const Health = z.object({ instance: z.string(), ready: z.boolean() });

/** What is at an address: our instance, our instance while it opens its engines, something that does not answer, or not ours. */
async function askHealth(address: string, instance: string): Promise<'ready' | 'starting' | 'silent' | 'absent'> {
  try {
    const response = await fetch(`${address}/local/health`, { signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS) });
    const health = Health.safeParse(await response.json());
    if (!health.success || health.data.instance !== instance) return 'absent';
    return health.data.ready ? 'ready' : 'starting';
  } catch (thrown) {
    return typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'TimeoutError' ? 'silent' : 'absent';
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return errorCode(thrown) === 'EPERM'; // it lives, and belongs to somebody else
  }
}

async function ageMs(file: string): Promise<number> {
  const found = await stat(file).catch(() => undefined);
  return found ? Date.now() - found.mtimeMs : 0;
}

import { randomBytes, randomUUID } from 'node:crypto';
import { renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { errorCode, SilentInstanceError } from './errors';
import { inspectInstance, parseRecord, readIfThere, type InstanceRecord, type RunningInstance } from './instance-state';

/** The data folder is ours until `release`. */
export interface InstanceClaim {
  readonly record: InstanceRecord;
  /** Says where we listen. */
  publish(address: string): RunningInstance;
  /** Gives the folder up. Synchronous, for a process that is about to end; harmless the second time. */
  release(): void;
}

export interface ClaimOptions {
  /** `platform.json` of the data folder. */
  readonly file: string;
  readonly purpose: InstanceRecord['purpose'];
  readonly clock: () => Date;
  /** Told once, where another process is starting or asking and is waited for. */
  readonly onWait?: (pid: number) => void;
  /** How long a process that is starting, asking or silent is waited for, milliseconds. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 30_000;
const POLL_MS = 100;

/**
 * Makes this process the one platform of a data folder, or finds the one that runs. The file is created exclusively, so of two
 * starts at once one wins; a file that a dead process left is recognised and replaced.
 *
 * @throws SilentInstanceError where a live process holds the folder and does not answer
 */
export async function claimInstance(options: ClaimOptions): Promise<InstanceClaim | RunningInstance> {
  const patience = patienceOf(options);
  for (;;) {
    const claim = tryClaim(options);
    if (claim) return claim;
    const found = await inspectInstance(options.file);
    switch (found.state) {
      case 'free': break;
      case 'stale': takeAway(options.file, found.text); break;
      case 'waiting': await patience(found.pid); break;
      case 'ready':
        if (found.record.purpose === 'platform') return found.record;
        await patience(found.record.pid);
    }
  }
}

/** The platform that runs on a data folder, waiting for one that is starting; undefined where there is none. */
export async function findRunning(options: Pick<ClaimOptions, 'file' | 'onWait' | 'patienceMs'>): Promise<RunningInstance | undefined> {
  const patience = patienceOf(options);
  for (;;) {
    const found = await inspectInstance(options.file);
    switch (found.state) {
      case 'free':
      case 'stale': return undefined;
      case 'waiting': await patience(found.pid); break;
      case 'ready':
        if (found.record.purpose === 'platform') return found.record;
        await patience(found.record.pid);
    }
  }
}

/** Whether the folder is ours. */
export function isClaim(found: InstanceClaim | RunningInstance): found is InstanceClaim {
  return 'release' in found;
}

function patienceOf({ file, onWait, patienceMs = PATIENCE_MS }: Pick<ClaimOptions, 'file' | 'onWait' | 'patienceMs'>) {
  let until: number | undefined;
  return async (pid: number) => {
    if (until === undefined) {
      until = performance.now() + patienceMs;
      onWait?.(pid);
    } else if (performance.now() > until) {
      throw new SilentInstanceError(pid, file);
    }
    await sleep(POLL_MS);
  };
}

function tryClaim({ file, purpose, clock }: ClaimOptions): InstanceClaim | undefined {
  let record: InstanceRecord = {
    instance: randomUUID(),
    pid: process.pid,
    startedAt: clock().toISOString(),
    purpose,
    address: null,
    key: randomBytes(32).toString('base64url'),
  };
  try {
    writeFileSync(file, JSON.stringify(record), { flag: 'wx', mode: 0o600 });
  } catch (thrown) {
    if (errorCode(thrown) === 'EEXIST') return undefined;
    throw thrown;
  }
  return {
    get record() {
      return record;
    },
    publish(address) {
      const running = { ...record, address };
      record = running;
      const draft = `${file}.${record.instance}`;
      writeFileSync(draft, JSON.stringify(record), { flag: 'wx', mode: 0o600 });
      renameSync(draft, file);
      return running;
    },
    release() {
      if (parseRecord(readIfThere(file))?.instance === record.instance) unlinkSync(file);
    },
  };
}

/** Takes a stale file away, unless another process has replaced it since it was read. */
function takeAway(file: string, text: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (thrown) {
    if (errorCode(thrown) === 'ENOENT') return;
    throw thrown;
  }
  if (readIfThere(aside) === text) unlinkSync(aside);
  else renameSync(aside, file);
}

import { createHash } from 'node:crypto';
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createSampleCompany } from '../src/local/sample-company';

/** The day on which the tests' company stands: its data end on 2026-11-23. */
export const SAMPLE_AS_OF = '2026-11-24';
export const SAMPLE_SEED = 20;

const ROOT = path.resolve(__dirname, '../..');
const SOURCES = ['runtime/src/local/sample-company', 'src/contract/views'];

/** The folder of the tests' sample company: made once a machine for each state of its generator, then shared. Read it, do not change it. */
export async function sampleCompany(): Promise<string> {
  const parent = path.join(os.tmpdir(), 'scap-sample-company');
  const directory = path.join(parent, `${SAMPLE_AS_OF}-${await fingerprint()}`);
  if (await exists(directory)) return directory;
  await mkdir(parent, { recursive: true });
  // Several test processes may get here at once: each makes its own, the first to finish wins.
  const own = path.join(parent, `own-${process.pid}-${path.basename(directory)}`);
  await createSampleCompany({ directory: own, seed: SAMPLE_SEED, asOf: SAMPLE_AS_OF });
  await rename(own, directory).catch(async error => {
    if (!await exists(directory)) throw error;
    await rm(own, { recursive: true });
  });
  return directory;
}

/** A hash of everything that the company is made of. */
async function fingerprint(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of SOURCES) {
    const names = await readdir(path.join(ROOT, folder), { recursive: true });
    for (const name of names.filter(each => each.endsWith('.ts')).sort()) hash.update(name).update(await readFile(path.join(ROOT, folder, name)));
  }
  return hash.digest('hex').slice(0, 16);
}

async function exists(directory: string): Promise<boolean> {
  return access(directory).then(() => true, () => false);
}

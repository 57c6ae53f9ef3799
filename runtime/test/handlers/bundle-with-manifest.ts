import { createHash } from 'node:crypto';
import { cpSync, existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MANIFEST_FILE, SHIPPED_MANIFEST } from '../../../src/contract';
import type { Manifest } from '../../../src/contract';
import { temporaryFolder } from '../local/temporary-folder';

/** A function's code as it is deployed: the bundle that is shipped, and a manifest beside it. */
export interface DeployedCode {
  readonly directory: string;
  readonly manifestSha256: string;
}

export function bundleWithManifest(bundle: string, manifest: Partial<Manifest> = {}): DeployedCode {
  const source = path.join(__dirname, '../../../assets', bundle);
  if (!existsSync(source)) throw new Error('The bundles are missing: run npx projen bundle.');
  const directory = temporaryFolder();
  cpSync(source, directory, { recursive: true });
  const text = JSON.stringify({ ...SHIPPED_MANIFEST, ...manifest });
  writeFileSync(path.join(directory, MANIFEST_FILE), text);
  return { directory, manifestSha256: createHash('sha256').update(text).digest('hex') };
}

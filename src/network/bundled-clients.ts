import { existsSync, readFileSync } from 'fs';
import * as path from 'path';
import { TOOL_FAMILIES } from '../contract';
import { MissingBundleError } from '../functions/missing-bundle-error';

/** Beside `src` in the repository, beside `lib` in the package. */
const ASSETS = path.join(__dirname, '..', '..', 'assets');

/** The bundles of the functions that run in the VPC. */
const IN_VPC = ['chat', ...TOOL_FAMILIES.map(family => `tools-${family}`), 'rotate-envelope', 'page'];

/**
 * The AWS clients in the code of these bundles, as it was found when they were built: `client-athena`.
 *
 * @param bundles  their directories under `assets`
 * @throws MissingBundleError
 */
export function bundledClients(bundles: readonly string[] = IN_VPC): string[] {
  return [...new Set(bundles.flatMap(clientsOf))].sort();
}

function clientsOf(bundle: string): string[] {
  const file = path.join(ASSETS, `${bundle}.clients.json`);
  if (!existsSync(file)) throw new MissingBundleError(file);
  const clients: unknown = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(clients) ? clients.filter(client => typeof client === 'string') : [];
}

import path from 'node:path';

import type { TokenResponse } from '../../../src/contract';
import { bodyOf, sent, type Fetch } from '../../web/api/http';
import { tokenSchema } from '../../web/api/schemas';
import type { WarehouseScope } from '../access';
import { claimInstance, inDataFolder, isClaim, openDataFolder, openIssuer, type LocalUser, type RunningInstance } from '../local';

import type { CommandHost } from './command-host';
import type { CommonOptions } from './common-options';
import { EXIT_CODES } from './exit-codes';
import { localSettings } from './local-settings';
import { requirePort } from './open-platform';
import { UsageError } from './usage-error';
import { whoAsks } from './who-asks';

export interface TokenOptions extends CommonOptions {
  readonly persona?: string;
  readonly user?: string;
  readonly scope?: string;
}

/** `scap token`: prints an ID token of a sample user, alone, for curl. The running platform signs it, or the issuer in its folder. */
export async function token(options: TokenOptions, host: CommandHost): Promise<number> {
  await localSettings(options, host);
  if (options.persona === undefined && options.user === undefined) {
    throw new UsageError('A token needs somebody: --persona or --user is missing.', 'Try: scap token --persona warehouse_manager');
  }
  const user = whoAsks(options);
  const scope = options.scope === undefined ? undefined : scopeOf(options.scope);
  const response = await signedToken(user, scope, options, host);
  host.out(options.json ? `${JSON.stringify(response)}\n` : `${response.token}\n`);
  return EXIT_CODES.ok.code;
}

async function signedToken(user: LocalUser, scope: WarehouseScope | undefined, options: TokenOptions, host: CommandHost): Promise<TokenResponse> {
  const folder = await openDataFolder(path.resolve(host.cwd, options.dataDir));
  return inDataFolder(folder.root, async () => {
    const found = await claimInstance({ file: folder.instanceFile, purpose: 'question', clock: host.clock });
    if (!isClaim(found)) {
      requirePort(found, options.port);
      return askFor(user, scope, found);
    }
    try {
      return await (await openIssuer(folder.issuer, host.clock)).sign({ ...user, warehouses: scope ?? user.warehouses });
    } finally {
      found.release();
    }
  });
}

/** The platform knows the warehouses that the user sees where no scope is given. */
async function askFor({ id }: LocalUser, warehouses: WarehouseScope | undefined, { address, key }: RunningInstance): Promise<TokenResponse> {
  const ask: Fetch = (where, init) => fetch(`${address}${where}`, init);
  const response = await sent(ask, '/local/token', {
    method: 'POST', headers: { authorization: `Bearer ${key}` }, body: JSON.stringify({ user: id, warehouses }),
  });
  return bodyOf(response, tokenSchema, 'POST /local/token');
}

function scopeOf(given: string): readonly string[] | 'all' {
  const list = /^warehouses=(\*|[\w-]+(?:,[\w-]+)*)$/.exec(given)?.[1];
  if (list === undefined) throw new UsageError(`${JSON.stringify(given)} is no scope.`, 'Write --scope warehouses=WH01, --scope warehouses=WH01,WH02 or --scope "warehouses=*".');
  return list === '*' ? 'all' : list.split(',');
}

import { ApiClient } from '../../web/api/client';
import { ApiError } from '../../web/api/errors';
import type { TokenSource } from '../../web/api/tokens';
import { PlatformError } from '../errors';
import { DEFAULT_CONFIG, type LocalUser } from '../local';

import { asSampleUser } from './as-sample-user';
import type { CommandHost } from './command-host';
import type { CommonOptions } from './common-options';
import type { LocalSettings } from './local-settings';
import { UsageError } from './usage-error';
import { whoAsks } from './who-asks';

/** Who curates, and where: a sample user on the laptop, or whoever a token is of at a deployed API. */
export interface CuratorOptions extends CommonOptions {
  readonly persona?: string;
  readonly user?: string;
  /** The address of a deployed API, as its stack prints it. */
  readonly api?: string;
  /** Absent: the variable SCAP_TOKEN. */
  readonly token?: string;
}

/** The variable that holds the token where the command line shall not: others can read that. */
const TOKEN_VARIABLE = 'SCAP_TOKEN';

/** A sample user of a persona that may not approve questions, told on the machine where that is granted. */
class NoCuratorError extends PlatformError {
  readonly code = 'NOT_CURATOR';
  override readonly remedy: string;

  constructor({ name, persona, personaTitle }: LocalUser, wanted: string, file: string | undefined, options: ErrorOptions) {
    super(`${name} (${personaTitle}) may not read what people said of answers${wanted}.`, options);
    const grant = `permissions: { curate: [${persona}] }`;
    this.remedy = file === undefined
      ? `Write ${DEFAULT_CONFIG}: environment: laptop, and ${grant}. Such a file also says who approves drafts: permissions.approve.`
      : `Name the persona in ${file}: ${grant}`;
  }
}

/**
 * Does something with the API as somebody who may approve questions, whose name `work` is told.
 *
 * @param wanted  what is looked for in what people said, for whoever may not read it: `, among which …`
 * @throws UsageError, NoCuratorError
 */
export async function asCurator<T>(
  options: CuratorOptions, settings: LocalSettings, host: CommandHost, work: (client: ApiClient, name: string) => Promise<T>, wanted = '',
): Promise<T> {
  if (options.api === undefined) {
    const user = whoAsks(options);
    return asSampleUser(user, options, settings, host, client => work(client, user.name)).catch((cause: unknown) => {
      throw cause instanceof ApiError && cause.problem.code === 'NOT_CURATOR' ? new NoCuratorError(user, wanted, settings.company.file, { cause }) : cause;
    });
  }
  const address = addressOf(options.api);
  const client = new ApiClient((path, init) => fetch(`${address}${path}`, init), givenToken(options.token ?? settings.variables[TOKEN_VARIABLE]));
  return work(client, (await client.me()).user);
}

/** @throws UsageError  a token over a connection that others can read is everybody's */
function addressOf(api: string): string {
  const url = URL.canParse(api) ? new URL(api) : undefined;
  const isLocal = url?.hostname === 'localhost' || url?.hostname === '127.0.0.1';
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && isLocal)) {
    throw new UsageError(`${JSON.stringify(api)} is no address of an API.`, 'Give the one that the stack prints: --api https://….execute-api.….amazonaws.com/live');
  }
  return url.href.replace(/\/+$/, '');
}

/** @throws UsageError */
function givenToken(token: string | undefined): TokenSource {
  if (!token) throw new UsageError('An API wants a token.', `Set ${TOKEN_VARIABLE} to the ID token of somebody who may curate, or give it: --token TOKEN`);
  return { token: async () => token, forget: () => { /* there is no other */ } };
}

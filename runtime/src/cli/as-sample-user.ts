import type { ApiClient } from '../../web/api/client';
import { unreachable } from '../errors';
import { answeringModel, type LocalUser } from '../local';

import type { CommandHost } from './command-host';
import type { CommonOptions } from './common-options';
import type { LocalSettings } from './local-settings';
import { openPlatform } from './open-platform';
import { sampleUserClient } from './sample-user-client';

/** Any free port: the engines of one command are nobody else's. */
const ANY_PORT = 0;

/** Does something with the API as a sample user: of the platform that runs on the data folder, or of one that is opened for it. */
export async function asSampleUser<T>(
  user: LocalUser, options: CommonOptions, settings: LocalSettings, host: CommandHost, work: (client: ApiClient) => Promise<T>,
): Promise<T> {
  const platform = await openPlatform(
    { ...options, purpose: 'question', model: answeringModel({ kind: 'offline' }), defaultPort: ANY_PORT }, settings, host,
  );
  try {
    return await work(sampleUserClient(platform.instance, user, host.clock));
  } finally {
    switch (platform.kind) {
      case 'started': await platform.close(); break;
      case 'running': break;
      default: unreachable(platform);
    }
  }
}

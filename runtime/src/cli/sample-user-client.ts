import { ApiClient } from '../../web/api/client';
import type { Fetch } from '../../web/api/http';
import { SampleUserTokens } from '../../web/api/tokens';
import type { LocalUser, RunningInstance } from '../local';

/** The API of a platform as one sample user, with tokens that its owner may ask for. */
export function sampleUserClient({ address, key }: RunningInstance, user: LocalUser, clock: () => Date): ApiClient {
  const ask: Fetch = (path, init) => fetch(`${address}${path}`, init);
  const askForToken: Fetch = (path, init) => {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${key}`);
    return ask(path, { ...init, headers });
  };
  return new ApiClient(ask, new SampleUserTokens(user.id, askForToken, () => clock().getTime()));
}

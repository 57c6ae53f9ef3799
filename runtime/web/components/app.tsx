import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { PageConfig, Problem } from '../../../src/contract';
import { ApiClient, fetchConfig } from '../api/client';
import { problemFrom } from '../api/errors';
import type { Fetch } from '../api/http';
import { TokenSource } from '../api/tokens';
import { hashOf, placeOf } from '../conversation/place';
import { ProblemNote } from './problem-note';
import { Workspace } from './workspace';

/** The page: reads what the platform offers, lets somebody speak, and shows that person's conversations. */
export function App({ fetch }: { readonly fetch: Fetch }) {
  const [config, setConfig] = useState<PageConfig>();
  const [problem, setProblem] = useState<Problem>();
  const [userId, setUserId] = useState(placeOf(location.hash).user);

  const load = useCallback(() => {
    setProblem(undefined);
    fetchConfig(fetch).then(setConfig, (error: unknown) => setProblem(problemFrom(error)));
  }, [fetch]);
  useEffect(load, [load]);

  const user = config?.users.find(each => each.id === userId) ?? config?.users[0];
  const api = useMemo(() => user && new ApiClient(fetch, new TokenSource(user.id, fetch, Date.now)), [fetch, user?.id]);

  if (problem) return <main class="alone"><h1>Supply-chain assistant</h1><ProblemNote problem={problem} onRetry={load} /></main>;
  if (!config) return <main class="alone"><h1>Supply-chain assistant</h1><p>Loading…</p></main>;
  if (!user || !api) return <main class="alone"><h1>Supply-chain assistant</h1><p>The platform names nobody who could ask.</p></main>;

  const speakAs = (id: string): void => {
    history.replaceState(null, '', hashOf({ user: id }));
    setUserId(id);
  };
  return <Workspace key={user.id} api={api} config={config} user={user} onUser={speakAs} />;
}

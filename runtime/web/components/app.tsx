import { useCallback, useEffect, useState } from 'preact/hooks';
import type { PageConfig, Problem } from '../../../src/contract';
import { fetchConfig } from '../api/client';
import { problemFrom } from '../api/errors';
import type { Fetch } from '../api/http';
import type { Send } from '../sign-in/token-address';
import { Alone } from './alone';
import { DeployedPage } from './deployed-page';
import { LaptopPage } from './laptop-page';
import { ProblemNote } from './problem-note';

/** What the page reaches. */
export interface Reach {
  /** Its own address, with a slash at the end. */
  readonly page: string;
  /** Requests to the platform. */
  readonly fetch: Fetch;
  /** Requests to the login. */
  readonly send: Send;
}

/** The page: reads what the platform offers, lets somebody speak, and shows that person's conversations. */
export function App({ page, fetch, send }: Reach) {
  const [config, setConfig] = useState<PageConfig>();
  const [problem, setProblem] = useState<Problem>();

  const load = useCallback(() => {
    setProblem(undefined);
    fetchConfig(fetch).then(setConfig, (error: unknown) => setProblem(problemFrom(error)));
  }, [fetch]);
  useEffect(load, [load]);

  if (problem) return <Alone><ProblemNote problem={problem} onRetry={load} /></Alone>;
  if (!config) return <Alone><p>Loading…</p></Alone>;
  return config.mode === 'laptop'
    ? <LaptopPage config={config} fetch={fetch} />
    : <DeployedPage config={config} page={page} fetch={fetch} send={send} />;
}

import { useMemo } from 'preact/hooks';
import type { DeployedPageConfig } from '../../../src/contract';
import { ApiClient } from '../api/client';
import { useSignIn } from '../sign-in/use-sign-in';
import { Alone } from './alone';
import type { Reach } from './app';
import { ProblemNote } from './problem-note';
import { SignedInWorkspace } from './signed-in-workspace';

/** The page of a deployment: who asks signs in at the login of the platform. */
export function DeployedPage({ config, page, fetch, send }: Reach & { readonly config: DeployedPageConfig }) {
  const { state, signIn, signOut } = useSignIn(config.login, page, send);
  const who = state.kind === 'in' ? state.who : undefined;
  const api = useMemo(() => who && new ApiClient(fetch, who), [fetch, who]);

  if (state.kind === 'looking') return <Alone><p>Loading…</p></Alone>;
  if (!who || !api) {
    const problem = state.kind === 'out' ? state.problem : undefined;
    return (
      <Alone>
        {problem
          ? <ProblemNote problem={problem} />
          : <p>Ask about stock, orders and suppliers in plain words. Every figure shows where it comes from.</p>}
        <p><button type="button" class="primary" onClick={signIn}>Sign in</button></p>
      </Alone>
    );
  }
  return <SignedInWorkspace key={who.subject} api={api} subject={who.subject} about={`${config.environment} · ${config.version}`} onSignOut={signOut} />;
}

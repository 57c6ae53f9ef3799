import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { PageLogin, Problem } from '../../../src/contract';
import { problemFrom } from '../api/errors';
import { HostedLogin } from './hosted-login';
import type { SignedIn } from './signed-in';
import type { Send } from './token-address';

/** How far somebody is with signing in. */
export type SignInState =
  | { readonly kind: 'looking' }
  | { readonly kind: 'out'; readonly problem?: Problem }
  | { readonly kind: 'in'; readonly who: SignedIn };

/** What can be done about it. */
export interface SignIn {
  readonly state: SignInState;
  signIn(): void;
  signOut(): void;
}

/** Finds who has signed in, before a reload or just now, and leads to the login and out of it. */
export function useSignIn(login: PageLogin, page: string, send: Send): SignIn {
  const [state, setState] = useState<SignInState>({ kind: 'looking' });
  const hosted = useMemo(() => new HostedLogin(login, { page, send, storage: sessionStorage, now: Date.now }), [login, page, send]);
  const fail = useCallback((error: unknown) => setState({ kind: 'out', problem: problemFrom(error) }), []);

  useEffect(() => {
    void find().catch(fail);

    async function find(): Promise<void> {
      const query = location.search;
      // The code serves once: a reload, or a bookmark, must not show it to the login again.
      if (query !== '') history.replaceState(null, '', `${location.pathname}${location.hash}`);
      const returned = await hosted.complete(query);
      if (returned) history.replaceState(null, '', `${location.pathname}${returned.place}`);
      const who = returned?.signedIn ?? await hosted.resume();
      setState(who ? { kind: 'in', who } : { kind: 'out' });
    }
  }, [hosted, fail]);

  useEffect(() => state.kind === 'in' ? state.who.onEnd(fail) : undefined, [state, fail]);

  return {
    state,
    signIn: () => { hosted.begin(location.hash).then(address => location.assign(address), fail); },
    signOut: () => {
      if (state.kind !== 'in') return;
      setState({ kind: 'looking' });
      void state.who.signOut().then(() => location.assign(hosted.signOutAddress()));
    },
  };
}

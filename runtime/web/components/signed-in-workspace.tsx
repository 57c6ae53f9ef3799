import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Me, Problem } from '../../../src/contract';
import type { ApiClient } from '../api/client';
import { problemFrom } from '../api/errors';
import { Alone } from './alone';
import { ProblemNote } from './problem-note';
import { Workspace } from './workspace';

/** The workspace of somebody who has signed in, once the platform has said who that is here. */
export function SignedInWorkspace({ api, subject, about, onSignOut }: {
  readonly api: ApiClient; readonly subject: string; readonly about: string; readonly onSignOut: () => void;
}) {
  const [me, setMe] = useState<Me>();
  const [problem, setProblem] = useState<Problem>();

  const load = useCallback(() => {
    setProblem(undefined);
    api.me().then(setMe, (error: unknown) => setProblem(problemFrom(error)));
  }, [api]);
  useEffect(load, [load]);

  const signOut = <button type="button" class="quiet" onClick={onSignOut}>Sign out</button>;
  if (problem) return <Alone><ProblemNote problem={problem} onRetry={load} /><p>{signOut}</p></Alone>;
  if (!me) return <Alone><p>Loading…</p></Alone>;
  const user = { id: subject, name: me.user, persona: me.persona, personaTitle: me.personaTitle, scopeText: me.scope.text };
  const speaker = <p class="speaker"><span>{me.user} · {me.personaTitle} · {me.scope.text}</span>{signOut}</p>;
  return <Workspace api={api} user={user} about={about} speaker={speaker} />;
}

import { useMemo, useState } from 'preact/hooks';
import type { LaptopPageConfig } from '../../../src/contract';
import { ApiClient } from '../api/client';
import type { Fetch } from '../api/http';
import { SampleUserTokens } from '../api/tokens';
import { hashOf, placeOf } from '../conversation/place';
import { Alone } from './alone';
import { SpeakerChoice } from './speaker-choice';
import { Workspace } from './workspace';

/** The page on a laptop: whoever sits there speaks as one of the sample users. */
export function LaptopPage({ config, fetch }: { readonly config: LaptopPageConfig; readonly fetch: Fetch }) {
  const [userId, setUserId] = useState(placeOf(location.hash).user);
  const user = config.users.find(each => each.id === userId) ?? config.users[0];
  const api = useMemo(() => user && new ApiClient(fetch, new SampleUserTokens(user.id, fetch, Date.now)), [fetch, user?.id]);
  if (!user || !api) return <Alone><p>The platform names nobody who could ask.</p></Alone>;

  const speakAs = (id: string): void => {
    history.replaceState(null, '', hashOf({ user: id }));
    setUserId(id);
  };
  return (
    <Workspace
      key={user.id} api={api} user={user} people={config.users} about={`laptop mode · ${config.answersBy} · ${config.version}`}
      speaker={<SpeakerChoice users={config.users} user={user} onUser={speakAs} />}
    />
  );
}

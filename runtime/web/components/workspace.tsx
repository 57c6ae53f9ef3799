import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SampleUser } from '../../../src/contract';
import type { ApiClient } from '../api/client';
import { useConversation } from '../conversation/use-conversation';
import { useDrafts } from '../drafts/use-drafts';
import { draftsOf, waiting } from '../drafts/waiting';
import { announcement } from '../turn/announcement';
import { Composer } from './composer';
import { ConversationList } from './conversation-list';
import { DraftList } from './draft-list';
import { PageHeader } from './page-header';
import { ProblemNote } from './problem-note';
import { TurnView } from './turn-view';
import { Welcome } from './welcome';

/** One user's workspace: conversations beside, turns in the middle, the question box below. */
export function Workspace({ api, user, people = [], about, speaker }: {
  readonly api: ApiClient; readonly user: SampleUser;
  /** Others whose names are known. */
  readonly people?: readonly SampleUser[];
  readonly about: string; readonly speaker: ComponentChildren;
}) {
  const session = useConversation(api, user.id);
  const { turns, running } = session;
  const drafts = useDrafts(api, turns.flatMap(draftsOf).join(' '));
  const [listOpen, setListOpen] = useState(false);
  const [draftsOpen, setDraftsOpen] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const reader = { user, people };
  const waits = waiting(drafts.all).length;

  const stop = (): void => {
    session.stop();
    box.current?.focus();
  };
  const ask = (question: string): void => {
    session.ask(question);
    box.current?.focus({ preventScroll: true });
  };
  const closeDrafts = (): void => {
    setDraftsOpen(false);
    if (waits === 0) box.current?.focus(); // the button that opened the list is gone
  };
  useStopKey(running === undefined || draftsOpen ? undefined : stop);

  return (
    <div class="page">
      <button type="button" class="skip" onClick={() => box.current?.focus()}>Skip to the question box</button>
      <PageHeader
        about={about} speaker={speaker} waiting={waits} listOpen={listOpen}
        onList={() => setListOpen(!listOpen)} onDrafts={() => setDraftsOpen(true)}
      />
      <div class="columns">
        <ConversationList
          heads={session.heads} current={session.conversationId} open={listOpen}
          onOpen={id => { setListOpen(false); session.open(id); box.current?.focus({ preventScroll: true }); }}
          onBegin={() => { setListOpen(false); session.begin(); box.current?.focus(); }}
        />
        <main class="middle">
          <div class="turns">
            {session.problem && <ProblemNote problem={session.problem} />}
            {drafts.problem && !draftsOpen && <ProblemNote problem={drafts.problem} onRetry={drafts.read} />}
            {turns.length === 0 && session.conversationId === undefined && <Welcome user={user} me={session.me} onAsk={ask} />}
            {turns.map((turn, index) => (
              <TurnView
                key={turn.key} turn={turn} drafts={drafts} reader={reader} newest={index === turns.length - 1} onAsk={running ? undefined : ask}
                onJudge={feedback => session.judge(turn, feedback)}
              />
            ))}
          </div>
          <Composer box={box} running={running !== undefined} onAsk={ask} onStop={stop} />
        </main>
      </div>
      {draftsOpen && <DraftList drafts={drafts} reader={reader} onClose={closeDrafts} />}
      <p class="visually-hidden" role="status">{announcement(turns.at(-1))}</p>
    </div>
  );
}

/** Esc stops the running answer, wherever the focus is. */
function useStopKey(stop: (() => void) | undefined): void {
  useLayoutEffect(() => {
    if (!stop) return undefined;
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) stop();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [stop]);
}

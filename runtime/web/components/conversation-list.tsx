import type { ConversationHead } from '../../../src/contract';
import { dayText } from '../format';

/** The user's conversations, newest first, and the way to a new one. */
export function ConversationList({ heads, current, open, onOpen, onBegin }: {
  readonly heads: readonly ConversationHead[]; readonly current?: string; readonly open: boolean;
  readonly onOpen: (conversationId: string) => void; readonly onBegin: () => void;
}) {
  return (
    <nav id="conversations" class={open ? 'conversations open' : 'conversations'} aria-label="Conversations">
      <button type="button" class="begin" onClick={onBegin}>New conversation</button>
      {heads.length === 0 && <p class="muted">No conversations yet.</p>}
      <ul>
        {heads.map(head => (
          <li key={head.conversationId}>
            <button type="button" aria-current={head.conversationId === current ? 'true' : undefined} onClick={() => onOpen(head.conversationId)}>
              <span class="title">{head.title}</span>
              <span class="muted">{dayText(head.updatedAt)}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

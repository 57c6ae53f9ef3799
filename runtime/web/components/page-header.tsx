import type { ComponentChildren } from 'preact';

/** What this is, and who speaks. */
export function PageHeader({ about, speaker, listOpen, onList }: {
  readonly about: string; readonly speaker: ComponentChildren; readonly listOpen: boolean; readonly onList: () => void;
}) {
  return (
    <header class="header">
      <button type="button" class="quiet list-toggle" aria-expanded={listOpen} aria-controls="conversations" onClick={onList}>Conversations</button>
      <div class="brand">
        <h1>Supply-chain assistant</h1>
        <p>{about}</p>
      </div>
      {speaker}
    </header>
  );
}

import type { ComponentChildren } from 'preact';

/** What this is, what waits for a decision, and who speaks. */
export function PageHeader({ about, speaker, waiting, listOpen, onList, onDrafts }: {
  readonly about: string; readonly speaker: ComponentChildren;
  /** How many drafts wait. */
  readonly waiting: number;
  readonly listOpen: boolean; readonly onList: () => void; readonly onDrafts: () => void;
}) {
  return (
    <header class="header">
      <button type="button" class="quiet list-toggle" aria-expanded={listOpen} aria-controls="conversations" onClick={onList}>Conversations</button>
      <div class="brand">
        <h1>Supply-chain assistant</h1>
        <p>{about}</p>
      </div>
      {waiting > 0 && <button type="button" class="drafts-toggle" aria-haspopup="dialog" onClick={onDrafts}>Drafts ({waiting})</button>}
      {speaker}
    </header>
  );
}

import { useEffect, useRef, useState } from 'preact/hooks';
import type { Drafts } from '../drafts/use-drafts';
import { waiting } from '../drafts/waiting';
import { NOTHING_LEAVES } from '../drafts/wording';
import { DraftCard, type DraftReader } from './draft-card';
import { ProblemNote } from './problem-note';

/** The drafts that wait, over the page. What is decided while it is open stays in its place, so that the outcome can be read. */
export function DraftList({ drafts, reader, onClose }: { readonly drafts: Drafts; readonly reader: DraftReader; readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [seen, setSeen] = useState<readonly string[]>([]);
  const ids = [...new Set([...seen, ...waiting(drafts.all).map(({ id }) => id)])];
  const shown = ids.join(' ');

  useEffect(() => {
    dialog.current?.showModal();
    drafts.read();
  }, []);
  useEffect(() => setSeen(ids), [shown]);

  return (
    <dialog ref={dialog} class="draft-list" aria-labelledby="draft-list" onClose={onClose}>
      <header>
        <h2 id="draft-list">Drafts that wait for a decision</h2>
        <button type="button" onClick={() => dialog.current?.close()}>Close</button>
      </header>
      <p class="muted">A decision changes the state of a draft only. {NOTHING_LEAVES}</p>
      {drafts.problem && <ProblemNote problem={drafts.problem} onRetry={drafts.read} />}
      {ids.length === 0 && <p>No draft within your scope waits.</p>}
      <ul>{ids.map(id => <li key={id}><DraftCard id={id} drafts={drafts} reader={reader} whole /></li>)}</ul>
    </dialog>
  );
}

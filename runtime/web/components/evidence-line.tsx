import type { Turn } from '../turn/turn';
import { evidenceParts, labelMeaning, labelText } from '../turn/wording';
import { yearOf } from '../year-of';

/** Where the answer comes from, in one line that is always visible. */
export function EvidenceLine({ turn }: { readonly turn: Turn }) {
  const parts = evidenceParts(turn, yearOf(new Date()));
  if (parts.length === 0 && turn.label === null) return null;
  return (
    <p class="evidence-line">
      {turn.label !== null && <span class={`label ${turn.label}`} title={labelMeaning(turn.label)}>{labelText(turn.label)}</span>}
      {turn.label !== null && parts.length > 0 && ' · '}
      {parts.join(' · ')}
    </p>
  );
}

import { useState } from 'preact/hooks';
import type { Block, FeedbackRequest } from '../../../src/contract';
import { csvOf } from '../csv';
import { plainText } from '../plain-text';
import type { Turn } from '../turn/turn';
import { evidenceParts, labelText } from '../turn/wording';
import { yearOf } from '../year-of';
import { Judgement } from './judgement';

/** What can be done with an answer: copy it, take its rows along, look at its evidence, say whether it was good. */
export function AnswerActions({ turn, block, evidenceOpen, onEvidence, onJudge }: {
  readonly turn: Turn; readonly block?: Block; readonly evidenceOpen: boolean; readonly onEvidence: () => void;
  readonly onJudge: (feedback: FeedbackRequest) => Promise<void>;
}) {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    const line = [...turn.label === null ? [] : [labelText(turn.label)], ...evidenceParts(turn, yearOf(new Date()))].join(' · ');
    navigator.clipboard.writeText(`${plainText(turn.text)}\n\n${line}\n`).then(
      () => setSaid('Copied.'), () => setSaid('The browser does not allow copying here.'),
    );
  };
  return (
    <div class="actions">
      {turn.text !== '' && <button type="button" onClick={copy}>Copy</button>}
      {block && block.rows.length > 0 && <button type="button" onClick={() => save(block)}>CSV</button>}
      {turn.evidence.length > 0 && <button type="button" aria-expanded={evidenceOpen} onClick={onEvidence}>Evidence</button>}
      {turn.text !== '' && <Judgement onJudge={onJudge} />}
      <span class="muted" role="status">{said}</span>
      {block && block.rows.length < block.total && (
        <span class="muted">The CSV holds the first {block.rows.length} of {block.total} rows.</span>
      )}
    </div>
  );
}

/** Hands all rows of a result to the browser as a file. */
function save(block: Block): void {
  const url = URL.createObjectURL(new Blob([csvOf(block)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${block.title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'result'}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}

import { useLayoutEffect, useId, useRef, useState } from 'preact/hooks';
import type { Decision } from '../drafts/use-drafts';
import { NOTHING_LEAVES } from '../drafts/wording';

/** Asks for the last word on a draft: what it means, and why, which a rejection has to say. */
export function DecisionForm({ decision, onDecide, onCancel }: {
  readonly decision: Decision; readonly onDecide: (reason: string) => Promise<void>; readonly onCancel: () => void;
}) {
  const [reason, setReason] = useState('');
  const [fault, setFault] = useState('');
  const [sending, setSending] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useLayoutEffect(() => field.current?.focus(), []);

  const rejects = decision === 'reject';
  const decide = (): void => {
    const said = reason.trim();
    if (rejects && said === '') {
      setFault('A rejection needs a reason.');
      field.current?.focus();
      return;
    }
    setSending(true);
    void onDecide(said);
  };
  return (
    <form class="decision" noValidate onSubmit={event => { event.preventDefault(); decide(); }}>
      <p id={`${id}-means`}>
        {rejects ? 'A rejection is final. Whoever asks for the same today reads its reason. ' : 'An approval is final, and changes the state of the draft only. '}
        {NOTHING_LEAVES}
      </p>
      <label for={id}>{rejects ? 'Why is it rejected?' : 'Why, if you want to say it'}</label>
      <textarea
        id={id} ref={field} rows={2} maxLength={2000} value={reason} required={rejects} aria-invalid={fault !== ''}
        aria-describedby={`${id}-means ${id}-fault`} onInput={event => { setReason(event.currentTarget.value); setFault(''); }}
      />
      <p id={`${id}-fault`} class="fault" role="alert">{fault}</p>
      <div class="actions">
        <button type="submit" class="primary" disabled={sending}>{rejects ? 'Reject this draft' : 'Approve this draft'}</button>
        <button type="button" onClick={onCancel}>Cancel</button>
      </div>
    </form>
  );
}

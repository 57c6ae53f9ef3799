import { useId, useState } from 'preact/hooks';
import type { FeedbackRequest, Verdict } from '../../../src/contract';
import { problemFrom } from '../api/errors';

/** Good or bad, with a reason: what is said goes to those who may approve questions. A second thought replaces the first. */
export function Judgement({ onJudge }: { readonly onJudge: (feedback: FeedbackRequest) => Promise<void> }) {
  const [verdict, setVerdict] = useState<Verdict>();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [said, setSaid] = useState('');
  const field = useId();
  const send = (feedback: FeedbackRequest): void => {
    setVerdict(feedback.verdict);
    setSaid('');
    onJudge(feedback).then(
      () => { setAsking(false); setSaid('Thank you, that is kept.'); },
      (error: unknown) => { setVerdict(undefined); setSaid(problemFrom(error).detail); },
    );
  };
  return (
    <>
      <button type="button" aria-pressed={verdict === 'good'} onClick={() => { setAsking(false); send({ verdict: 'good' }); }}>Good</button>
      <button type="button" aria-pressed={verdict === 'bad'} aria-expanded={asking} onClick={() => setAsking(!asking)}>Bad</button>
      <span class="muted" role="status">{said}</span>
      {asking && (
        <form class="judgement" onSubmit={event => { event.preventDefault(); send({ verdict: 'bad', ...(reason.trim() === '' ? {} : { reason }) }); }}>
          <label for={field}>What is wrong with it?</label>
          <textarea id={field} rows={2} maxLength={2000} value={reason} onInput={event => setReason(event.currentTarget.value)} />
          <button type="submit">Send</button>
        </form>
      )}
    </>
  );
}

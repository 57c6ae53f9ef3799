import { useLayoutEffect, useId, useRef, useState } from 'preact/hooks';
import type { Draft, SampleUser } from '../../../src/contract';
import type { Decision, Drafts } from '../drafts/use-drafts';
import { eventText, stateText } from '../drafts/wording';
import { yearOf } from '../year-of';
import { DecisionForm } from './decision-form';
import { DraftFacts } from './draft-facts';

/** For whom drafts are shown, and whose names are known. */
export interface DraftReader { readonly user: SampleUser; readonly people: readonly SampleUser[] }

/** One draft: what it proposes, how it stands, and the decision, for those who may make it. */
export function DraftCard({ id, drafts, reader, whole = false }: {
  readonly id: string; readonly drafts: Drafts; readonly reader: DraftReader;
  /** With all that is known of it; else an answer stands above, which says why. */
  readonly whole?: boolean;
}) {
  const [decision, setDecision] = useState<Decision>();
  const [said, setSaid] = useState('');
  const heading = useId();
  const state = useFocusOn(said);
  const buttons = useFocusBack(decision);
  const draft = drafts.all?.find(each => each.id === id);

  const decide = async (reason: string): Promise<void> => {
    if (decision === undefined) return;
    setSaid('');
    const outcome = await drafts.decide(id, decision, reason);
    setDecision(undefined);
    setSaid(outcome);
  };
  return (
    <section class={`draft ${draft ? standing(draft) : 'gone'}`} aria-labelledby={heading}>
      <h3 id={heading}>{draft?.title ?? `Draft ${id}`}</h3>
      <p class="draft-state" ref={state} tabIndex={-1}>
        {draft ? <StateOf draft={draft} reader={reader} /> : 'is gone, or outside of your scope now'}
      </p>
      {draft && whole && <DraftFacts draft={draft} reader={reader} />}
      {draft?.mayDecide && decision === undefined && (
        <div class="actions" ref={buttons}>
          <button type="button" aria-describedby={heading} onClick={() => setDecision('approve')}>Approve</button>
          <button type="button" aria-describedby={heading} onClick={() => setDecision('reject')}>Reject</button>
        </div>
      )}
      {draft?.mayDecide && decision !== undefined && <DecisionForm decision={decision} onDecide={decide} onCancel={() => setDecision(undefined)} />}
      <p class="muted" role="status">{said}</p>
    </section>
  );
}

/** How a draft stands; a decided one says by whom, when and why. */
function StateOf({ draft, reader: { user, people } }: { readonly draft: Draft; readonly reader: DraftReader }) {
  const last = draft.history.at(-1);
  return (
    <>
      <span class={`state ${standing(draft)}`}>{stateText(draft)}</span>
      {draft.status !== 'draft' && last && ` by ${eventText(last, people, user.id, yearOf(new Date()))}`}
      {draft.status !== 'draft' && last?.reason !== undefined && `: “${last.reason}”`}
    </>
  );
}

function standing({ status }: Draft): string {
  return status === 'draft' ? 'waits' : status;
}

/** Takes the focus where something has been said of a decision: what was pressed is no longer there. */
function useFocusOn(said: string) {
  const element = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => { if (said !== '') element.current?.focus(); }, [said]);
  return element;
}

/** Gives the focus back to the button that opened a decision, once that is cancelled. */
function useFocusBack(decision: Decision | undefined) {
  const element = useRef<HTMLDivElement>(null);
  const opened = useRef<Decision>();
  useLayoutEffect(() => {
    if (decision === undefined && opened.current) element.current?.querySelectorAll('button')[opened.current === 'approve' ? 0 : 1]?.focus();
    opened.current = decision;
  }, [decision]);
  return element;
}

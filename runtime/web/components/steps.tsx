import { counted, durationText } from '../format';
import type { Step } from '../turn/turn';
import { statusText } from '../turn/wording';

/** What is being done for the answer, step by step; folded away once it is there. */
export function Steps({ steps, running, waiting }: { readonly steps: readonly Step[]; readonly running: boolean; readonly waiting: boolean }) {
  if (steps.length === 0) return running ? <p class="waiting">{waiting ? 'Sending…' : 'Thinking…'}</p> : null;
  return (
    <details class="steps" open={running}>
      <summary>{running ? 'Working' : counted(steps.length, 'step')}</summary>
      <ol>
        {steps.map(step => (
          <li key={step.id} class={`step ${step.status}`}>
            <span class="mark" aria-hidden="true" />
            <span class="step-title">{step.title}</span>
            <span class="muted">
              {statusText(step.status)}{step.status !== 'running' && step.milliseconds !== undefined && ` in ${durationText(step.milliseconds)}`}
            </span>
            {step.note !== undefined && step.note !== '' && <span class="step-note">{step.note}</span>}
            {step.fraction !== undefined && <progress value={step.fraction} aria-label={step.title} />}
          </li>
        ))}
      </ol>
    </details>
  );
}

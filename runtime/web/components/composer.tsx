import type { RefObject } from 'preact';
import { useState } from 'preact/hooks';

/** The question box. Enter asks, Shift+Enter begins a new line; while an answer is on its way it can be stopped. */
export function Composer({ box, running, onAsk, onStop }: {
  readonly box: RefObject<HTMLTextAreaElement>; readonly running: boolean; readonly onAsk: (question: string) => void; readonly onStop: () => void;
}) {
  const [text, setText] = useState('');
  const question = text.trim();
  const ask = (): void => {
    if (running || question === '') return;
    setText('');
    onAsk(question);
  };
  return (
    <form class="composer" onSubmit={event => { event.preventDefault(); ask(); }}>
      <label class="visually-hidden" for="question">Your question</label>
      <textarea
        id="question" ref={box} rows={1} value={text} placeholder="Ask a question" aria-describedby="question-keys"
        onInput={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          // While an input method composes a character, Enter belongs to it.
          if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
          event.preventDefault();
          ask();
        }}
      />
      {running
        ? <button type="button" class="stop" onClick={onStop}>Stop</button>
        : <button type="submit" class="primary" disabled={question === ''}>Ask</button>}
      <p id="question-keys" class="keys">Enter to ask · Shift+Enter for a new line · Esc to stop</p>
    </form>
  );
}

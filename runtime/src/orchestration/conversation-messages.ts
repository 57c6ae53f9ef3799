import type { SlimTurn } from '../conversations';
import type { ModelMessage } from '../models';

/** Earlier turns and the new question as messages: calls and their one-line results stand where they stood. */
export function conversationMessages(turns: readonly SlimTurn[], question: string): ModelMessage[] {
  return [...turns.flatMap(turnMessages), { role: 'user', content: [{ kind: 'text', text: question }] }];
}

function turnMessages(turn: SlimTurn): ModelMessage[] {
  const finished = turn.tools;
  return [
    { role: 'user', content: [{ kind: 'text', text: turn.question }] },
    ...(finished.length > 0 ? [
      { role: 'assistant', content: finished.map(({ id, name, input }) => ({ kind: 'tool_call', id, name, input } as const)) },
      {
        role: 'user',
        content: finished.map(({ id, status, summary }) => ({ kind: 'tool_result', id, failed: status !== 'succeeded', json: { summary } } as const)),
      },
    ] as const : []),
    { role: 'assistant', content: [{ kind: 'text', text: turn.answer || `(${turn.outcome})` }] },
  ];
}

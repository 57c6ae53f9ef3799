import { plainText } from '../plain-text';
import { unreachable } from '../unreachable';
import { mainBlock, rowsAtFirst, shownText } from './main-block';
import type { Turn } from './turn';
import { outcomeText } from './wording';

/** What a screen reader is told of the newest turn: that it began, its result, its error. Never the words as they arrive. */
export function announcement(turn: Turn | undefined): string {
  if (!turn) return '';
  switch (turn.phase) {
    case 'sent':
    case 'arriving': return 'Working on the answer.';
    case 'lost': return 'The answer is still being worked on.';
    case 'ended': return result(turn);
    default: return unreachable(turn.phase);
  }
}

function result(turn: Turn): string {
  if (turn.problem) return ['Error.', turn.problem.detail, turn.problem.remedy].filter(Boolean).join(' ');
  const block = mainBlock(turn);
  return [
    plainText(turn.text),
    turn.clarification?.question,
    turn.outcome && outcomeText(turn.outcome),
    block && block.rows.length > 0 && `Table: ${block.title}, ${shownText(block, rowsAtFirst(block))}.`,
  ].filter(Boolean).join(' ');
}

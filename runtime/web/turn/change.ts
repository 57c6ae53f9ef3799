import type { Answer, AnswerEvent, Problem, ToolStatus } from '../../../src/contract';
import { unreachable } from '../unreachable';
import { readTurn, type Step, type Turn } from './turn';

/** What the page hears about a turn. */
export type TurnChange =
  | { readonly kind: 'event'; readonly event: AnswerEvent }
  /** The turn, read as a whole. */
  | { readonly kind: 'read'; readonly answer: Answer }
  /** The connection dropped; the turn goes on and is looked for. */
  | { readonly kind: 'lost' }
  /** The page cannot learn more about it. */
  | { readonly kind: 'gave_up'; readonly problem: Problem };

/** The turn after a change. A turn that has ended stays as it is. */
export function changed(turn: Turn, change: TurnChange): Turn {
  if (turn.phase === 'ended') return turn;
  switch (change.kind) {
    case 'event': return afterEvent(turn, change.event);
    case 'read': return afterRead(turn, change.answer);
    case 'lost': return { ...turn, phase: 'lost' };
    case 'gave_up': return ended({ ...turn, problem: change.problem, outcome: 'failed' });
    default: return unreachable(change);
  }
}

/** What is read of a running turn may be less than what has been seen of it already: that stays. */
function afterRead(turn: Turn, answer: Answer): Turn {
  if (answer.outcome !== 'running') return readTurn(answer, turn.key);
  const { conversationId, turnId } = answer;
  return { ...turn, phase: 'lost', conversationId, turnId };
}

function afterEvent(turn: Turn, event: AnswerEvent): Turn {
  switch (event.type) {
    case 'turn': {
      const { conversationId, turnId, agent, persona, scope, asOf, warnings } = event;
      return { ...turn, phase: 'arriving', conversationId, turnId, agent, persona, scope, asOf, warnings };
    }
    case 'tool_started': {
      const step: Step = { id: event.id, title: event.title, status: 'running' };
      return { ...turn, steps: [...turn.steps.filter(each => each.id !== event.id), step] };
    }
    case 'tool_progress':
      return withStep(turn, event.id, step => ({ ...step, note: event.message, fraction: event.fraction }));
    case 'tool_finished':
      return withStep(turn, event.id, step => ({
        ...step, status: event.status, note: event.summary, fraction: undefined, milliseconds: event.milliseconds, draft: event.draft,
      }));
    case 'text': return { ...turn, text: event.restart === true ? event.delta : turn.text + event.delta };
    case 'block': return { ...turn, blocks: [...turn.blocks.filter(each => each.id !== event.block.id), event.block] };
    case 'evidence': return { ...turn, evidence: [...turn.evidence.filter(each => each.id !== event.evidence.id), event.evidence] };
    case 'clarification': return { ...turn, clarification: { question: event.question, choices: event.choices } };
    case 'usage': return { ...turn, usage: event };
    case 'error': return { ...turn, problem: event.problem };
    case 'done': {
      const { outcome, label, followUps, figures } = event;
      return ended({ ...turn, outcome, label, followUps, figures });
    }
    default: return unreachable(event);
  }
}

/** Nothing runs in a turn that has ended: a step that never reported its end was cut off with the turn. */
function ended(turn: Turn): Turn {
  const cutOff: ToolStatus = turn.outcome === 'cancelled' ? 'cancelled' : 'failed';
  return { ...turn, phase: 'ended', steps: turn.steps.map(step => step.status === 'running' ? { ...step, status: cutOff } : step) };
}

function withStep(turn: Turn, id: string, change: (step: Step) => Step): Turn {
  return { ...turn, steps: turn.steps.map(step => step.id === id ? change(step) : step) };
}


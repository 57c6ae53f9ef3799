import * as z from 'zod/mini';
import type { Clarification, Outcome } from '../../../src/contract';
import { unreachable } from '../errors';
import type { Model, ModelMessage, ModelReply, OfferedTool, ToolCallContent } from '../models';
import { ToolLacksDataError } from '../tools';
import type { ExecutedCall } from '../tools';
import { ASK_BACK, DECLINE } from './prompt';

export interface LoopLimits {
  /** Model calls at the most. */
  readonly rounds: number;
  /** Tokens of one reply. */
  readonly replyTokens: number;
}

/** What a loop works with: one turn of one identity. */
export interface LoopTurn {
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly OfferedTool[];
  readonly signal: AbortSignal;
  /** Throws where the turn has been stopped or its time is up. Called before each model call and each round of tools. */
  checkpoint(): Promise<void>;
  beginReply(): void;
  onText(delta: string, restart: boolean): Promise<void>;
  onReply(reply: ModelReply): void;
  /** Runs the calls of a round and returns what the model is told of each. */
  runTools(calls: readonly ToolCallContent[]): Promise<{ readonly executed: readonly ExecutedCall[]; readonly results: ModelMessage['content'] }>;
}

/** How a loop ended. */
export interface LoopEnd {
  readonly outcome: Outcome;
  readonly clarification?: Clarification;
  /** Text that is still to be shown: of a model that declined by its tool. */
  readonly text?: string;
}

/** Asks the model, runs the tools that it asks for, and asks again, until it ends or a limit does. */
export async function runAgentLoop(model: Model, turn: LoopTurn, limits: LoopLimits): Promise<LoopEnd> {
  const messages = [...turn.messages];
  const executed: ExecutedCall[] = [];
  for (let round = 0; round < limits.rounds; round++) {
    await turn.checkpoint();
    turn.beginReply();
    const reply = await model.converse({
      system: turn.system, messages, tools: turn.tools, maxTokens: limits.replyTokens, signal: turn.signal, onText: turn.onText,
    });
    turn.onReply(reply);
    messages.push(reply.message);
    switch (reply.stop) {
      case 'end_turn': return { outcome: outcomeOf(executed) };
      case 'max_tokens': return { outcome: 'truncated' };
      case 'guardrail': return { outcome: 'refused' };
      case 'tool_use': {
        const ending = closing(reply.toolCalls);
        if (ending) return ending;
        await turn.checkpoint();
        const ran = await turn.runTools(reply.toolCalls);
        executed.push(...ran.executed);
        messages.push({ role: 'user', content: ran.results });
        break;
      }
      default: unreachable(reply.stop);
    }
  }
  return { outcome: 'out_of_rounds' };
}

const askBackInput = z.object({ question: z.string(), choices: z.array(z.string()) });
const declineInput = z.object({ message: z.string() });

/** The end that a model asks for by one of the two closing tools, if its input can be read. */
function closing(calls: readonly ToolCallContent[]): LoopEnd | undefined {
  for (const call of calls) {
    const asked = call.name === ASK_BACK.name ? askBackInput.safeParse(call.input) : undefined;
    if (asked?.success) {
      const { question, choices } = asked.data;
      return { outcome: 'clarification', clarification: { question, choices: choices.slice(0, 4) } };
    }
    const declined = call.name === DECLINE.name ? declineInput.safeParse(call.input) : undefined;
    if (declined?.success) return { outcome: 'out_of_scope', text: declined.data.message };
  }
  return undefined;
}

/**
 * An answer is partial where a tool failed and no later call of it made up for that. A question is beyond the data where all that was to answer it,
 * look-ups aside, lacks what it needs in them.
 */
function outcomeOf(executed: readonly ExecutedCall[]): Outcome {
  const answering = executed.filter(({ definition }) => definition?.label !== null);
  if (answering.length > 0 && answering.every(({ error }) => error instanceof ToolLacksDataError)) return 'out_of_scope';
  const open = executed.filter((each, index) =>
    each.status !== 'succeeded' && !executed.slice(index + 1).some(later => later.call.name === each.call.name && later.status === 'succeeded'));
  if (open.length === 0) return 'answered';
  const nothingSucceeded = executed.every(each => each.status !== 'succeeded');
  return nothingSucceeded && open.every(each => each.status === 'refused') ? 'refused' : 'partial';
}

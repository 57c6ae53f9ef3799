import type { Answer, AnswerEvent, Evidence, ToolCallRecord, Usage } from '../../../src/contract';
import { unreachable } from '../errors';

const NO_USAGE: Usage = {
  modelCalls: 0, inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, costUsd: null, milliseconds: 0,
};

/** Collects the events of a turn into one object: what JSON clients get, and what is stored. */
export class AnswerCollector {
  private collected: Answer;

  constructor(question: string, parentTurnId?: string) {
    this.collected = {
      conversationId: '', turnId: '', parentTurnId, outcome: 'running', question, answer: '', blocks: [], toolCalls: [], usage: NO_USAGE,
      agent: '', persona: '', scope: { text: 'no warehouse', warehouses: [] }, asOf: '', startedAt: '', label: null, followUps: [], figures: [], warnings: [],
    };
  }

  get answer(): Answer {
    return this.collected;
  }

  take(event: AnswerEvent): void {
    this.collected = { ...this.collected, ...this.changes(event) };
  }

  private changes(event: AnswerEvent): Partial<Answer> {
    const { answer, blocks, toolCalls } = this.collected;
    switch (event.type) {
      case 'turn': {
        const { conversationId, turnId, agent, persona, scope, asOf, startedAt, warnings } = event;
        return { conversationId, turnId, agent, persona, scope, asOf, startedAt, warnings };
      }
      case 'text': return { answer: event.restart ? event.delta : answer + event.delta };
      case 'tool_started': {
        const { id, name, title, input } = event;
        return { toolCalls: [...toolCalls, { id, name, title, input, status: 'running', summary: '', milliseconds: 0, evidence: [] }] };
      }
      case 'tool_progress': return {};
      case 'tool_finished': {
        const { status, summary, milliseconds, draft } = event;
        const ended = { status, summary, milliseconds, ...(draft === undefined ? {} : { draft }) };
        return { toolCalls: this.withCall(event.id, call => ({ ...call, ...ended })) };
      }
      case 'block': return { blocks: [...blocks, event.block] };
      case 'evidence': return { toolCalls: this.withEvidence(event.evidence) };
      case 'clarification': return { clarification: { question: event.question, choices: event.choices } };
      case 'usage': {
        const { modelCalls, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd, milliseconds } = event;
        return { usage: { modelCalls, inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens, costUsd, milliseconds } };
      }
      case 'error': return { error: event.problem };
      case 'done': return { outcome: event.outcome, label: event.label, followUps: event.followUps, figures: event.figures };
      default: return unreachable(event);
    }
  }

  private withEvidence(evidence: Evidence): ToolCallRecord[] {
    return this.withCall(evidence.toolCallId, call => ({ ...call, evidence: [...call.evidence, evidence] }));
  }

  private withCall(id: string, change: (call: ToolCallRecord) => ToolCallRecord): ToolCallRecord[] {
    return this.collected.toolCalls.map(call => (call.id === id ? change(call) : call));
  }
}

/** A finished answer as the events of its turn, for a request that is sent again. */
export function* replay(answer: Answer, user: string): Generator<AnswerEvent> {
  const { conversationId, turnId, agent, persona, scope, asOf, startedAt, warnings } = answer;
  yield { type: 'turn', conversationId, turnId, agent, persona, user, scope, asOf, startedAt, warnings };
  for (const { id, name, title, input, status, milliseconds, summary, draft } of answer.toolCalls) {
    yield { type: 'tool_started', id, name, title, input };
    yield { type: 'tool_finished', id, name, status, milliseconds, summary, ...(draft === undefined ? {} : { draft }) };
  }
  for (const block of answer.blocks) yield { type: 'block', block };
  for (const evidence of answer.toolCalls.flatMap(call => call.evidence)) yield { type: 'evidence', evidence };
  if (answer.answer) yield { type: 'text', delta: answer.answer };
  if (answer.clarification) yield { type: 'clarification', ...answer.clarification };
  yield { type: 'usage', ...answer.usage };
  if (answer.error) yield { type: 'error', problem: answer.error };
  if (answer.outcome !== 'running') {
    yield { type: 'done', outcome: answer.outcome, label: answer.label, followUps: answer.followUps, figures: answer.figures };
  }
}

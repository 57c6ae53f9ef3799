import type { Answer, Block, Clarification, Evidence, Figure, Outcome, Problem, ScopeSummary, ToolStatus, TrustLabel, Usage } from '../../../src/contract';

/**
 * How far a turn has come: sent and nothing heard yet, arriving, out of sight because the connection dropped (it goes on without us),
 * or at its end.
 */
export type Phase = 'sent' | 'arriving' | 'lost' | 'ended';

/** One step of a turn as its card shows it. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly status: ToolStatus;
  /** What it is at, or what came out. */
  readonly note?: string;
  /** 0 to 1 where it is known. */
  readonly fraction?: number;
  readonly milliseconds?: number;
  /** The id of the draft that keeps what it proposed. */
  readonly draft?: string;
}

/** One turn as the page shows it, at any moment of its way. */
export interface Turn {
  /** Stays the same from the question to the end. */
  readonly key: string;
  readonly question: string;
  readonly phase: Phase;
  readonly conversationId?: string;
  readonly turnId?: string;
  readonly text: string;
  readonly steps: readonly Step[];
  readonly blocks: readonly Block[];
  readonly evidence: readonly Evidence[];
  readonly clarification?: Clarification;
  readonly usage?: Usage;
  readonly problem?: Problem;
  readonly outcome?: Outcome;
  readonly label: TrustLabel | null;
  readonly followUps: readonly string[];
  readonly figures: readonly Figure[];
  readonly agent?: string;
  readonly persona?: string;
  readonly scope?: ScopeSummary;
  readonly asOf?: string;
  readonly warnings: readonly string[];
}

/** A turn whose question has just been sent. */
export function sentTurn(key: string, question: string): Turn {
  return {
    key, question, phase: 'sent', text: '', steps: [], blocks: [], evidence: [], label: null, followUps: [], figures: [], warnings: [],
  };
}

/** A turn that was read as one object: finished, or as far as it has come. */
export function readTurn(answer: Answer, key = answer.turnId): Turn {
  const { outcome } = answer;
  return {
    key,
    question: answer.question,
    phase: outcome === 'running' ? 'lost' : 'ended',
    conversationId: answer.conversationId,
    turnId: answer.turnId,
    text: answer.answer,
    steps: answer.toolCalls.map(({ id, title, status, summary, milliseconds, draft }) => ({ id, title, status, note: summary, milliseconds, draft })),
    blocks: answer.blocks,
    evidence: answer.toolCalls.flatMap(call => call.evidence),
    clarification: answer.clarification,
    usage: answer.usage,
    problem: answer.error,
    outcome: outcome === 'running' ? undefined : outcome,
    label: answer.label,
    followUps: answer.followUps,
    figures: answer.figures,
    agent: answer.agent,
    persona: answer.persona,
    scope: answer.scope,
    asOf: answer.asOf,
    warnings: answer.warnings,
  };
}

/** Whether the platform is still at work on it, as far as the page knows. */
export function isRunning(turn: Turn | undefined): boolean {
  return turn !== undefined && turn.phase !== 'ended';
}

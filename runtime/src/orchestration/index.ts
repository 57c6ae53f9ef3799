export { AgentRegistry } from './agent-registry';
export { AnswerCollector } from './answer-collector';
export { Deadline } from './deadline';
export type { EventSink } from './event-sink';
export { Orchestrator } from './orchestrator';
export type { OrchestratorParts, Question } from './orchestrator';
export { ASK_BACK, DECLINE, systemPrompt } from './prompt';
export { Router } from './router';

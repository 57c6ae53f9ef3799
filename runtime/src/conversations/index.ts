export { ApprovedQuestionStore } from './approved-question-store';
export { ConversationContextManager } from './context-manager';
export type { ContextWindow, ConversationContext } from './context-manager';
export {
  ConversationNotFoundError, ConversationStoreError, IdempotencyKeyReusedError, NewerItemError, TurnNotFoundError, TurnRunningError,
  UnreadableItemError,
} from './conversation-errors';
export { ConversationStore } from './conversation-store';
export type { ClaimResult, ConversationStoreOptions } from './conversation-store';
export { createDynamoClient } from './dynamo-client';
export { FeedbackStore } from './feedback-store';
export type { AuditedDecision, Claim, SlimTurn } from './items';
export { KeptResultStore } from './kept-result-store';
export type { Owner } from './keys';
export { VerifiedQuestionStore } from './verified-question-store';
export type { StoredQuestion } from './verified-question-store';

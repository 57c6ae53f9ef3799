export { counted, inDigits } from './counted';
export { lostInWords } from './lost-words';
export { checkInput } from './input-check';
export type {
  InputSchema, ToolBlock, ToolContext, ToolDefinition, ToolEvidence, ToolQuery, ToolQueryOptions, ToolResult,
} from './definition';
export { TOOL_DEFINITIONS, toolsOfFamily } from './registry';
export { viewQuality } from './sql/quality-checks';
export type { CheckedRows, DataFinding } from './sql/quality-checks';
export { referencesOf } from './sql/quality-queries';
export { runTool } from './run-tool';
export type { ToolOutput, ToolRun, ToolServices } from './run-tool';
export { DraftsNotKeptError } from './draft-keeper';
export type { DraftKeeper, ProposedBy, ProposedDraft } from './draft-keeper';
export { ToolInputError } from './tool-input-error';
export type { InputFault } from './tool-input-error';
export { EnvelopeRefusedError, signEnvelope, verifyEnvelope } from './envelope';
export type { SignedContext } from './envelope';
export type { KeptResults } from './kept-results';
export { ToolExecutor, ToolLacksDataError } from './executor';
export type { ExecutedCall, ExecutionTurn, RequestedCall } from './executor';
export type { ToolInvocationRequest, ToolInvoker } from './invoker';
export { InProcessToolInvoker } from './invoker-in-process';
export { LambdaToolInvoker } from './invoker-lambda';
export { SecretsManagerSource } from './secret-source';
export type { RenewableSecretSource, SecretSource } from './secret-source';
export { toolFailure } from './tool-answer';
export { askedDataDays, DataDaysUnavailableError } from './asked-data-days';

export { AuditChain } from './audit-chain';
export { AuditKeysError, AuditNotWrittenError, AuditUnavailableError } from './audit-errors';
export { auditRefusal, hashOfWords } from './audit-refusal';
export { AuditTrail } from './audit-trail';
export type { AuditTrailParts } from './audit-trail';
export { auditedChange } from './audited-change';
export type { ChangeToAudit } from './audited-change';
export { chainKeysIn } from './chain-keys';
export type { ChainKey, ChainKeys, KnownKeys } from './chain-keys';

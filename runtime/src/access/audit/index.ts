export { AuditChain } from './audit-chain';
export { AuditKeysError, AuditNotWrittenError, AuditUnavailableError } from './audit-errors';
export { AuditTrail } from './audit-trail';
export type { AuditTrailParts } from './audit-trail';
export { chainKeysIn } from './chain-keys';
export type { ChainKey, ChainKeys, KnownKeys } from './chain-keys';

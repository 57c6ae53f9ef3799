export { AccessController, accessRulesOf } from './access-controller';
export type { AccessRules } from './access-controller';
export {
  BadScopeClaimError, KeySetUnavailableError, NoPersonaError, PersonaNotGrantedError, ToolNotPermittedError, UnauthenticatedError,
} from './access-errors';
export type { UnauthenticatedCode } from './access-errors';
export { scopeSummary } from './identity';
export type { Identity, VerifiedUser, WarehouseScope } from './identity';
export { httpKeySet, parameterKeySet } from './key-set';
export type { KeySetSource } from './key-set';
export type { ReadPermit } from './permit';
export { scopeOf } from './scope-claim';
export type { GuardedQuery, GuardOptions } from './sql-guard/guarded-query';
export { QueryRefusedError } from './sql-guard/query-refused';
export type { Refusal } from './sql-guard/query-refused';
export type { GuardPatience } from './sql-guard/ruled-guard';
export { BadMappingError } from './sql-guard/sources/bad-mapping';
export { SqlGuard } from './sql-guard/sql-guard';
export { fitOf, missingInWords } from './tool-fit';
export type { ToolFit } from './tool-fit';
export { TokenVerifier } from './token-verifier';
export type { TokenVerifierProps } from './token-verifier';

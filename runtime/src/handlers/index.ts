export { AuditReader } from './audit-reader';
export type { AuditReport } from './audit-reader';
export { createApi } from './create-api';
export type { ApiParts } from './create-api';
export type { HttpApi, HttpRequest, HttpResponder } from './http';
export { storedChainKeys } from './stored-chain-keys';

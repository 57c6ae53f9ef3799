export { createApi } from './create-api';
export type { ApiParts } from './create-api';
export type { HttpApi, HttpRequest, HttpResponder } from './http';
